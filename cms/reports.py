"""Which pages lack their other language, or lag behind it? A report for editors."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page

from cms.queries import live_pages
from cms.translations import changed_on, other_language, state_of


@dataclass(frozen=True)
class Gap:
    page: Page
    state: str  # "missing", or "older": the other language lags behind this page
    language: str  # the one that needs work
    other: Page | None
    own_on: date | None
    other_on: date | None


def gaps() -> list[Gap]:
    """All live pages whose other language is missing or older; two queries."""
    pages = list(live_pages().select_related("locale"))
    by_key = {(p.translation_key, p.locale.language_code): p for p in pages}
    found = []
    for page in pages:
        language = other_language(page.locale.language_code)
        other = by_key.get((page.translation_key, language))
        state = state_of(page, other)
        if state in {"missing", "older"}:
            found.append(
                Gap(
                    page=page,
                    state=state,
                    language=language,
                    other=other,
                    own_on=changed_on(page),
                    other_on=changed_on(other) if other else None,
                )
            )
    return found


class LanguageReport(PageReportView):
    index_url_name = "cms_language_report"
    index_results_url_name = "cms_language_report_results"
    header_icon = "globe"
    page_title = _("Missing or older in the other language")
    results_template_name = "cms/admin/language_report_results.html"
    list_export: list[str] = []
    is_searchable = False

    def get_queryset(self) -> Any:
        return Page.objects.filter(pk__in=[gap.page.pk for gap in gaps()])

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        known = {gap.page.pk: gap for gap in gaps()}
        for page in object_list:
            page.gap = known.get(page.pk)
        return object_list
