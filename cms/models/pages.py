"""The pages that explain: home, sections, guidance, questions, plain pages."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import CharBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms import blocks, figures, queries, targets
from cms.models.base import ContentPage

BELOW_HOME = [
    "cms.SectionPage",
    "cms.IsThisForUsPage",
    "cms.StandardIndexPage",
    "cms.PolicyIndexPage",
    "cms.PlainPage",
]


class HomePage(ContentPage):
    """The front door of one language."""

    headline = models.CharField(_("headline"), max_length=160)
    examples = StreamField(
        [("query", CharBlock(label=_("Search example"), max_length=60))],
        blank=True,
        verbose_name=_("search examples"),
    )
    doors = StreamField(
        [("door", blocks.DoorBlock(label=_("Door")))],
        blank=True,
        max_num=3,
        verbose_name=_("three doors"),
    )
    path_title = models.CharField(_("title of the path"), max_length=80, blank=True)
    links = StreamField(
        [("step", blocks.StepBlock(label=_("Link")))],
        blank=True,
        max_num=4,
        verbose_name=_("the four links"),
    )

    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels,
        FieldPanel("headline"),
        FieldPanel("examples"),
        FieldPanel("doors"),
        FieldPanel("path_title"),
        FieldPanel("links"),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = BELOW_HOME
    max_count_per_parent = 2

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Where only the other language has the page, say so instead of a bare 404."""
        try:
            return super().route(request, path_components)
        except Http404:
            found = queries.in_other_language(self, path_components)
            if found is None:
                raise
            return RouteResult(self, kwargs={"only_there": found})

    def serve(
        self,
        request: HttpRequest,
        *args: Any,
        only_there: Page | None = None,
        **kw: Any,
    ) -> HttpResponse:
        if only_there is None:
            return super().serve(request, *args, **kw)
        context = {"page": self, "other": only_there, "trail": [self]}
        return render(request, "cms/only_there.html", context, status=404)

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["changes"] = queries.latest_changes(self)
        context["figures"] = figures.counted()
        context["steps"] = [block.value for block in self.links]
        context["search_url"] = targets.path_of("search", self.locale.language_code)
        return context


class SectionPage(ContentPage):
    """Lists what stands below it, and what only the other language has."""

    body = StreamField(blocks.BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels,
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage", "cms.SectionPage"]
    subpage_types: ClassVar[list[str]] = [
        "cms.GuidancePage",
        "cms.FaqPage",
        "cms.SectionPage",
    ]

    class Meta:
        verbose_name = _("section")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["entries"] = queries.entries_below(self)
        context["only_there"] = queries.only_in_other_language(self)
        return context


class WithBody(ContentPage):
    """Abstract: a page whose text is a stream of blocks."""

    body = StreamField(blocks.BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels,
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("body"),
    ]
    subpage_types: ClassVar[list[str]] = []
    template = "cms/guidance_page.html"

    class Meta:
        abstract = True


class GuidancePage(WithBody):
    parent_page_types: ClassVar[list[str]] = ["cms.SectionPage"]

    class Meta:
        verbose_name = _("guidance page")


class FaqPage(WithBody):
    """Questions with one-paragraph answers, each under its own heading."""

    parent_page_types: ClassVar[list[str]] = ["cms.SectionPage"]
    template = "cms/faq_page.html"

    class Meta:
        verbose_name = _("questions and answers")


class PlainPage(WithBody):
    """Code of conduct, platform rules, accessibility, contact."""

    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]

    class Meta:
        verbose_name = _("plain page")


class IsThisForUsPage(WithBody):
    """On one screen: what it is, what it takes, and three ways to do it."""

    figures = StreamField(
        [("figure", blocks.FigureBlock(label=_("Figure")))],
        blank=True,
        verbose_name=_("dated figures"),
    )
    ways = StreamField(
        [("way", blocks.DoorBlock(label=_("Way")))],
        blank=True,
        verbose_name=_("the ways"),
    )

    content_panels: ClassVar[list[Any]] = [
        *WithBody.content_panels,
        FieldPanel("figures"),
        FieldPanel("ways"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    template = "cms/is_this_for_us_page.html"

    class Meta:
        verbose_name = _("is this for us?")
