"""Who took work and gave it back? The stream is the row: work/<kind>/<ref>."""

from dataclasses import dataclass

from portal.journal.entries import Entry


@dataclass(frozen=True, kw_only=True)
class WorkTaken(Entry):
    ref: str
    institute: str


@dataclass(frozen=True, kw_only=True)
class WorkReleased(Entry):
    ref: str
    institute: str
