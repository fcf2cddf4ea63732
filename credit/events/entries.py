"""What the journal says when a credit event is appended or changes its state.

Their projections (portal/wiring.py) refresh results, work rows and the search index.
"""

from dataclasses import dataclass

from portal.journal.entries import Entry


@dataclass(frozen=True, kw_only=True)
class CreditEventRecorded(Entry):
    """`stream` is the subject; `concerned` the parties with a share."""

    event: str
    kind: str
    concerned: list[str]


@dataclass(frozen=True, kw_only=True)
class CreditEventStateChanged(Entry):
    event: str
    state: str
    concerned: list[str]
