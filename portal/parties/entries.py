"""What happens to a party that others may have to know?"""

from dataclasses import dataclass

from portal.journal.entries import Entry


@dataclass(frozen=True, kw_only=True)
class FactChecked(Entry):
    """Somebody of an institute looked at a fact of the party (the stream)."""

    check: str
    what: str
    result: str
    institute: str
    valid_until: str


@dataclass(frozen=True, kw_only=True)
class RoleGranted(Entry):
    role: str


@dataclass(frozen=True, kw_only=True)
class RoleEnded(Entry):
    role: str
