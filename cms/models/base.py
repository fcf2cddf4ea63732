"""What do all pages have in common: language, sources, dates, and how they are served."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms import blocks
from cms.translations import Twin, twin_of


class ContentPage(Page):
    """Abstract; every page type of this portal inherits it."""

    class Edition(models.TextChoices):
        CURRENT = "gbt29490_2023", "GB/T 29490-2023"
        FORMER = "gbt29490_2013", "GB/T 29490-2013"
        BOTH = "both", _("both editions")

    summary = models.TextField(_("summary"), max_length=400, blank=True)
    edition = models.CharField(
        _("edition"), max_length=32, choices=Edition.choices, blank=True
    )
    clauses = models.CharField(
        _("clauses"),
        max_length=120,
        blank=True,
        help_text=_("Numbers with commas, for example 9.2, 8"),
    )
    sources = StreamField(
        [("source", blocks.SourceBlock(label=_("Source")))],
        blank=True,
        verbose_name=_("sources"),
    )
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    review_due = models.DateField(_("review due"), null=True, blank=True)
    change_note = models.CharField(
        _("what changed"),
        max_length=160,
        blank=True,
        help_text=_("One line for the list on the home page; empty: not listed."),
    )
    changed_on = models.DateField(_("changed on"), null=True, blank=True)
    # Where the loader took the page from, so that it never overwrites an editor's work.
    loaded_from = models.CharField(max_length=120, blank=True, editable=False)
    loaded_digest = models.CharField(max_length=64, blank=True, editable=False)
    loaded_revision = models.BigIntegerField(null=True, blank=True, editable=False)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("summary")]
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("edition"),
                FieldPanel("clauses"),
                FieldPanel("reviewed_on"),
                FieldPanel("review_due"),
                FieldPanel("sources"),
            ],
            heading=_("Standard, sources and review"),
        ),
        MultiFieldPanel(
            [FieldPanel("change_note"), FieldPanel("changed_on")],
            heading=_("What changed"),
        ),
        *Page.promote_panels,
    ]

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """A page is never served under the other language's prefix."""
        if self.locale.language_code != get_language():
            raise Http404
        return super().route(request, path_components)

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["twin"] = self.twin
        context["trail"] = self.trail
        return context

    @property
    def twin(self) -> Twin:
        """How the same page stands in the other language."""
        return twin_of(self)

    @property
    def trail(self) -> list[Page]:
        """The pages above, from the home page down."""
        return list(self.get_ancestors().filter(depth__gt=1).live())

    @property
    def clause_numbers(self) -> list[str]:
        return [n.strip() for n in self.clauses.split(",") if n.strip()]
