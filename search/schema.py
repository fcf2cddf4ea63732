"""What is a document of the search, and by what may it be filtered?"""

from dataclasses import dataclass, field
from datetime import datetime

KINDS = ("organization", "practitioner", "offering", "guidance", "policy")
# Facets whose values are '/'-joined paths: a value counts for each of its ancestors.
TREES = frozenset({"region", "industry"})
PRICE = "price_min"  # the least price in minor units, kept beside the facets
FACETS = ("region", "industry", "service", "clause", "grade", "language")


@dataclass(frozen=True, kw_only=True)
class SearchDoc:
    """One thing that can be found. `facets`: facet → values (paths for trees).

    `rank` is the order without a query's words (higher first); `language` is the
    language in which it is shown, empty when in both.
    """

    kind: str
    ref: str
    language: str = ""
    name: str
    name_en: str = ""
    summary: str = ""
    body: str = ""
    url: str = ""  # without the language prefix
    facets: dict[str, list[str]] = field(default_factory=dict)
    price_min_minor: int | None = None
    rank: float = 0.0
    changed_at: datetime | None = None


def expanded(facet: str, values: list[str]) -> list[str]:
    """The values themselves and, in a tree, all their ancestors."""
    if facet not in TREES:
        return list(dict.fromkeys(values))
    out: dict[str, None] = {}
    for value in values:
        parts = value.split("/")
        out.update(dict.fromkeys("/".join(parts[: i + 1]) for i in range(len(parts))))
    return list(out)
