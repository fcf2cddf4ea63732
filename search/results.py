"""What does the page show of a result? Tabs, facets, rows with their credit card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.safestring import SafeString

from credit.publish.cards import CreditCard, cards_for
from portal.reference import queries as reference
from portal.ui import text
from search import labels
from search.highlight import highlight, snippet
from search.query import FacetValue, Hit, SearchQuery, SearchResult
from search.recognise import recognise
from search.schema import KINDS, TREES, SearchDoc

PARTIES = ("organization", "practitioner")
ROOT_DEPTH = {"region": 1}  # the country itself is no choice
LONG = 12  # values of a facet that are shown before "more"


@dataclass(frozen=True)
class Link:
    label: object
    count: int
    url: str
    is_selected: bool
    depth: int = 0


@dataclass(frozen=True)
class FacetGroup:
    name: str
    label: object
    links: Sequence[Link]
    more: Sequence[Link]
    selected: int


@dataclass(frozen=True)
class Row:
    hit: Hit
    kind: object
    name: SafeString
    text: SafeString
    card: CreditCard | None
    place: str


def context(
    found: SearchResult, query: SearchQuery, parameters: QueryDict
) -> dict[str, object]:
    groups = [_group(f, values, parameters) for f, values in found.facets.items()]
    return {
        "query": query,
        "found": found,
        "kind_tabs": _tabs(found, parameters),
        "groups": [group for group in groups if group.links],
        "chosen": sum(group.selected for group in groups),
        "recognised": recognise(query.text) if query.text else [],
        "rows": _rows(found, query),
        "next_url": _url(parameters, {"after": found.after}) if found.after else "",
        "neutral_url": _url(parameters, {"order": "neutral", "after": ""}),
        "best_url": _url(parameters, {"order": "", "after": ""}),
        "clear_url": _url(QueryDict(mutable=True), {"q": query.text}),
    }


def _rows(found: SearchResult, query: SearchQuery) -> list[Row]:
    docs = [hit.doc for hit in found.hits]
    cards = cards_for([doc.ref for doc in docs if doc.kind in PARTIES])
    places = reference.region_full_names({_region(doc) for doc in docs})
    english = query.language == "en"
    return [
        Row(
            hit,
            labels.ONE_OF_KIND[hit.doc.kind],
            highlight(
                hit.doc.name_en if english and hit.doc.name_en else hit.doc.name,
                query.text,
            ),
            snippet(hit.doc.summary or hit.doc.body, query.text),
            cards.get(hit.doc.ref),
            _place(hit, places[_region(hit.doc)]),
        )
        for hit in found.hits
    ]


def _region(doc: SearchDoc) -> str:
    paths = doc.facets.get("region", ())
    return paths[0].rsplit("/", 1)[-1] if paths else ""


def _place(hit: Hit, place: str) -> str:
    """Where a party is; who offers it, where and from which price."""
    if hit.doc.kind in {"guidance", "policy"}:
        return ""
    price = ""
    if hit.doc.price_min_minor is not None:
        price = str(labels.FROM_PRICE) % {
            "price": text.money(hit.doc.price_min_minor, "CNY")
        }
    who = hit.doc.body if hit.doc.kind == "offering" else ""
    return " · ".join(part for part in (who, place, price) if part)


def _tabs(found: SearchResult, parameters: QueryDict) -> list[Link]:
    chosen = parameters.get("kind", "")
    total = sum(found.kinds.values())
    every = Link(
        labels.ALL, total, _url(parameters, {"kind": "", "after": ""}), not chosen
    )
    return [every] + [
        Link(
            labels.KINDS[kind],
            found.kinds.get(kind, 0),
            _url(parameters, {"kind": kind, "after": ""}),
            kind == chosen,
        )
        for kind in KINDS
        if found.kinds.get(kind) or kind == chosen
    ]


def _group(
    facet: str, values: Sequence[FacetValue], parameters: QueryDict
) -> FacetGroup:
    names = labels.labels(facet, [v.value for v in values])
    chosen = [v.value for v in values if v.is_selected]
    shown = [
        v for v in values if (v.count or v.is_selected) and _is_open(facet, v, chosen)
    ]
    ordered = shown if facet in TREES else sorted(shown, key=_by_count)
    links = [
        Link(
            names[v.value],
            v.count,
            _toggled(parameters, facet, v.value.rsplit("/", 1)[-1]),
            v.is_selected,
            v.value.count("/") - ROOT_DEPTH.get(facet, 0),
        )
        for v in ordered
    ]
    return FacetGroup(
        facet, labels.FACETS[facet], links[:LONG], links[LONG:], len(chosen)
    )


def _by_count(value: FacetValue) -> tuple[int, str]:
    return (-value.count, value.value)


def _is_open(facet: str, value: FacetValue, chosen: Sequence[str]) -> bool:
    """In a tree the first level is shown, and what is below or beside a choice."""
    if facet not in TREES:
        return True
    depth = value.value.count("/") - ROOT_DEPTH.get(facet, 0)
    parent = value.value.rpartition("/")[0]
    return depth == 0 or (
        depth > 0 and any(f"{c}/".startswith(f"{parent}/") for c in chosen)
    )


def _toggled(parameters: QueryDict, name: str, value: str) -> str:
    changed = parameters.copy()
    chosen = changed.getlist(name)
    chosen = [v for v in chosen if v != value] if value in chosen else [*chosen, value]
    changed.setlist(name, chosen)
    changed.pop("after", None)
    return f"?{changed.urlencode()}"


def _url(parameters: QueryDict, changes: Mapping[str, str]) -> str:
    changed = parameters.copy()
    for name, value in changes.items():
        changed.pop(name, None)
        if value:
            changed[name] = value
    return f"?{changed.urlencode()}"
