"""One box over everything, and the public lists, which are views of the same search."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from search import filters, results
from search.backends import embedded
from search.query import SearchQuery

ALL_FACETS = ("region", "service", "grade")
PARTY_FACETS = ("region", "industry", "service", "clause", "grade", "language")


@dataclass(frozen=True)
class Page:
    """What differs between the search page and a list."""

    url_name: str
    title: object
    lead: object
    kinds: tuple[str, ...]
    facets: tuple[str, ...]
    tab: str  # active entry of the main navigation


SEARCH = Page(
    "search:search",
    _("Search"),
    _("Guidance, organizations, practitioners and services in one box."),
    (),
    ALL_FACETS,
    "search",
)
ORGANIZATIONS = Page(
    "search:organizations",
    _("Check a standing"),
    _("Vetted consulting organizations: what was checked, and what the record says."),
    ("organization",),
    PARTY_FACETS,
    "standing",
)
PRACTITIONERS = Page(
    "search:practitioners",
    _("Practitioners"),
    _("People who agreed to be listed, with the licences that were checked."),
    ("practitioner",),
    ("region", "grade"),
    "standing",
)
OFFERINGS = Page(
    "search:offerings",
    _("Services offered"),
    _("What vetted organizations offer, where, and in which price band."),
    ("offering",),
    PARTY_FACETS,
    "find",
)


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    return _answer(request, SEARCH)


@require_GET
def organizations(request: HttpRequest) -> HttpResponse:
    return _answer(request, ORGANIZATIONS)


@require_GET
def practitioners(request: HttpRequest) -> HttpResponse:
    return _answer(request, PRACTITIONERS)


@require_GET
def offerings(request: HttpRequest) -> HttpResponse:
    return _answer(request, OFFERINGS)


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    asked = filters.read(request.GET, page.kinds[0] if page.kinds else "")
    query = SearchQuery(
        text=asked.text,
        kinds=page.kinds or asked.kinds,
        language=get_language() or "zh-hans",
        filters={f: v for f, v in asked.filters.items() if f in page.facets},
        facets=page.facets,
        price_max_minor=asked.price_max_minor,
        order=asked.order,
        after=asked.after,
    )
    found = embedded.EmbeddedBackend().search(query)
    context = results.context(found, replace(query, kinds=query.kinds), request.GET)
    return render(request, "search/page.html", {"page": page, **context})
