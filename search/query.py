"""What was asked, and what was found? Plain values, equal for every backend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from search.schema import SearchDoc

PAGE_SIZE = 20


@dataclass(frozen=True, kw_only=True)
class SearchQuery:
    """`filters`: facet → chosen values; values inside a facet are OR, facets are AND.

    `after` is the position behind which the page begins (keyset: rank and key of the
    last hit shown). `order` is "best" or "neutral" (not personalised, by ref).
    """

    text: str = ""
    kinds: tuple[str, ...] = ()
    language: str = "zh-hans"
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    price_max_minor: int | None = None  # shows what begins at or below it
    order: str = "best"
    after: str = ""
    size: int = PAGE_SIZE


@dataclass(frozen=True)
class Hit:
    doc: SearchDoc
    score: float
    position: str  # what `after` takes to go on behind this hit


@dataclass(frozen=True)
class FacetValue:
    value: str
    count: int
    is_selected: bool


@dataclass(frozen=True, kw_only=True)
class SearchResult:
    """`total` is exact. `is_relaxed`: fewer than all words were found together."""

    total: int
    hits: Sequence[Hit]
    kinds: Mapping[str, int]
    facets: Mapping[str, Sequence[FacetValue]]
    is_relaxed: bool = False
    after: str = ""  # of the next page; empty on the last one
