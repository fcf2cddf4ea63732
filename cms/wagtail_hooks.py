"""What does the editors' admin have beyond Wagtail's own?"""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.reports import LanguageReport


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
