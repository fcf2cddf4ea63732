"""What did the address ask for? Parsed by the directory's filter sets, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from marketplace.directory.filters import (
    ListFilter,
    OfferingFilter,
    PractitionerFilter,
    read_filter,
)
from search.schema import KINDS

LONGEST = 400
FILTERS: Mapping[str, type[ListFilter]] = {
    "practitioner": PractitionerFilter,
    "offering": OfferingFilter,
}


@dataclass(frozen=True)
class Asked:
    text: str
    kinds: tuple[str, ...]
    filters: Mapping[str, tuple[str, ...]]
    price_max_minor: int | None
    order: str
    after: str


def read(parameters: QueryDict, kind: str) -> Asked:
    """Unknown names and values are left out; nothing typed into an address is an error."""
    found = read_filter(FILTERS.get(kind, OfferingFilter), parameters)
    found.is_valid()
    values = found.values()
    chosen = parameters.get("kind", "")
    return Asked(
        text=parameters.get("q", "")[:LONGEST],
        kinds=(chosen,) if chosen in KINDS else (),
        filters=values.facets,
        price_max_minor=values.price_max_minor,
        order="neutral" if parameters.get("order") == "neutral" else "best",
        after=parameters.get("after", "")[:120],
    )
