"""What happened to public pages? Read by search and by the caches."""

from dataclasses import dataclass

from portal.journal.entries import Entry


@dataclass(frozen=True, kw_only=True)
class PagePublished(Entry):
    page: int
    language: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class PageUnpublished(Entry):
    page: int
    language: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class PageMoved(Entry):
    """Its address changed, and the addresses of all below it."""

    page: int
    language: str
    kind: str
