"""Policy documents: the archived text verbatim, our notes beside it, never inside it."""

import hashlib
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms import blocks, queries
from cms.models.base import ContentPage


class PolicyIndexPage(ContentPage):
    body = StreamField(blocks.BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels,
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.PolicyDocumentPage"]
    template = "cms/section_page.html"

    class Meta:
        verbose_name = _("policy section")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["entries"] = queries.entries_below(self)
        context["only_there"] = queries.only_in_other_language(self)
        return context


class PolicyDocumentPage(ContentPage):
    class Status(models.TextChoices):
        IN_FORCE = "in_force", _("in force")
        HISTORICAL = "historical", _("historical")
        REPLACED = "replaced", _("replaced")
        UNKNOWN = "unknown", _("status not checked")

    number = models.CharField(_("document number"), max_length=80)
    number_original = models.CharField(
        _("number in the original language"), max_length=80, blank=True
    )
    issuers = models.TextField(_("issuers"), help_text=_("One a line"))
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices)
    status_note = models.TextField(_("what the status means"), blank=True)
    # Set by a command only, so that nobody edits history by accident.
    archived_text = models.TextField(_("archived text"), blank=True, editable=False)
    archived_language = models.CharField(max_length=10, blank=True, editable=False)
    archived_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    notes = StreamField(blocks.BodyBlock(), blank=True, verbose_name=_("our notes"))
    relations = StreamField(
        [("relation", blocks.StepBlock(label=_("Related document")))],
        blank=True,
        verbose_name=_("related documents"),
    )

    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("number"),
                FieldPanel("number_original"),
                FieldPanel("issuers"),
                FieldPanel("issued_on"),
                FieldPanel("status"),
                FieldPanel("status_note"),
            ],
            heading=_("The document"),
        ),
        FieldPanel("notes"),
        FieldPanel("relations"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *ContentPage.search_fields,
        index.SearchField("number"),
        index.SearchField("archived_text"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.PolicyIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("policy document")

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        if not self.archived_text:
            context["archived_twin"] = (
                self.get_translations().live().exclude(archived_text="").first()
            )
        return context

    @property
    def issuer_list(self) -> list[str]:
        return [line.strip() for line in self.issuers.splitlines() if line.strip()]

    @property
    def is_intact(self) -> bool:
        digest = hashlib.sha256(self.archived_text.encode()).hexdigest()
        return digest == self.archived_sha256
