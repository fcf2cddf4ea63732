"""The standard: its editions' clause trees with our own explanations, and its dates."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms import blocks, clauses
from cms.models.base import ContentPage
from portal.reference import queries as reference


class StandardIndexPage(ContentPage):
    """Both editions side by side and the dates of the transition."""

    body = StreamField(blocks.BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels,
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.StandardPage"]

    class Meta:
        verbose_name = _("standard")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["editions"] = clauses.edition_rows(self)
        context["transitions"] = clauses.transition_rows()
        return context


class StandardPage(ContentPage):
    """One edition, clause by clause. The text is copyrighted and not in here."""

    edition_code = models.CharField(
        _("edition"), max_length=32, choices=ContentPage.Edition.choices[:2]
    )
    introduction = StreamField(
        blocks.BodyBlock(), blank=True, verbose_name=_("introduction")
    )
    notes = StreamField(
        [("clause", blocks.ClauseNoteBlock(label=_("Clause")))],
        blank=True,
        verbose_name=_("our explanations"),
    )

    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels,
        FieldPanel("edition_code"),
        FieldPanel("introduction"),
        FieldPanel("notes"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.StandardIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("edition of the standard")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["standard"] = reference.edition_for(self.edition_code)
        context["tree"] = clauses.explained(self.edition_code, self.notes)
        context["transitions"] = clauses.transition_rows()
        return context
