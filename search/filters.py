"""What did the address ask for? Parsed and checked by django-filter, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from marketplace.directory.filters import DirectoryFilterSet

from search.schema import FACETS, KINDS


@dataclass(frozen=True)
class Asked:
    text: str
    kinds: tuple[str, ...]
    filters: Mapping[str, tuple[str, ...]]
    order: str
    after: str


def read(parameters: QueryDict) -> Asked:
    """Unknown names and values are left out; nothing typed into an address is an error."""
    cleaned = DirectoryFilterSet(parameters).cleaned()
    kind = parameters.get("kind", "")
    return Asked(
        text=parameters.get("q", "")[:400],
        kinds=(kind,) if kind in KINDS else (),
        filters={name: tuple(cleaned.get(name, ())) for name in FACETS},
        order="neutral" if parameters.get("order") == "neutral" else "best",
        after=parameters.get("after", "")[:120],
    )
