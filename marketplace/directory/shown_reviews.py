"""What did clients say of an organization? Reviews stand above this package (wiring)."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.parties.models import Party


@dataclass(frozen=True, kw_only=True)
class ShownReview:
    """`client` is None unless the client agreed to be named."""

    ref: str
    on: datetime
    client: Party | None
    items: Sequence[tuple[str, int]]  # (label, 1 to 5)
    again: bool
    text: str
    language: str
    reply: str
    reply_language: str
    replied_on: datetime | None


Source = Callable[[str, Collection[str]], Sequence[ShownReview]]
_source: Source = lambda _ref, _about: ()  # noqa: E731 - replaced by install


def install(source: Source) -> None:
    global _source
    _source = source


def reviews_of(party_ref: str, about: Collection[str]) -> Sequence[ShownReview]:
    """`about`: the engagements whose review counts and is public now."""
    return _source(party_ref, about)
