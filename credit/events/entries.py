"""What the journal says when a credit event is appended or changes its state.

Their projections (portal/wiring.py) refresh results, work rows and the search index.
"""

from dataclasses import dataclass

from portal.journal.entries import Entry


@dataclass(frozen=True, kw_only=True)
class CreditEventRecorded(Entry):
    """`stream` is the subject; `concerned` the parties with a share."""

    event: str
    sha256: str  # the event's hash, so that no chain of events can be written anew
    kind: str
    concerned: list[str]


@dataclass(frozen=True, kw_only=True)
class CreditEventStateChanged(Entry):
    """Everything a row of states holds, so that the journal's chain covers it."""

    event: str
    state: str
    valid_from: str
    recorded_at: str
    source: str
    concerned: list[str]
