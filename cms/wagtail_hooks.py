"""What does the editors' admin have beyond Wagtail's own?"""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.calendar_rights import MAY_ENTER
from cms.reports import LanguageReport
from cms.working_days import ROUTE, working_days


@hooks.register("register_admin_urls")
def language_report_urls() -> list[URLPattern]:
    return [
        path(
            "reports/languages/",
            LanguageReport.as_view(),
            name=LanguageReport.index_url_name,
        ),
        path(
            "reports/languages/results/",
            LanguageReport.as_view(results_only=True),
            name=LanguageReport.index_results_url_name,
        ),
    ]


@hooks.register("register_reports_menu_item")
def language_report_item() -> MenuItem:
    return MenuItem(
        _("Other language missing or older"),
        reverse(LanguageReport.index_url_name),
        name="languages",
        icon_name="globe",
        order=90,
    )


@hooks.register("register_admin_urls")
def working_days_urls() -> list[URLPattern]:
    return [path("working-days/", working_days, name=ROUTE)]


class CalendarItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(MAY_ENTER))


@hooks.register("register_settings_menu_item")
def working_days_item() -> MenuItem:
    return CalendarItem(
        pgettext_lazy("calendar", "Working days"),
        reverse(ROUTE),
        name="working-days",
        icon_name="date",
    )


@hooks.register("register_permissions")
def calendar_permission() -> QuerySet[Permission]:
    """An administrator may give it to other groups."""
    app, codename = MAY_ENTER.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)
