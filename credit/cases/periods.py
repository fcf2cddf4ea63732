"""How long is an event public, from when may it be repaired, which class has a kind?

The rulebook in force says; no number stands here.
"""

from datetime import datetime

from credit.engine.rulebook import Rulebook, days_after
from credit.evaluate import versions
from credit.events.models import CreditEvent
from portal.kernel import clock


def rulebook_in_force() -> Rulebook:
    return versions.load().rulebook(clock.now())


def public_until(severity: str, start: datetime) -> datetime:
    """A decision is public for the most that its class allows."""
    days = rulebook_in_force().classes[severity].publication_max_days
    return days_after(start, days)


def fixed_severity(kind: str) -> str:
    """The class of a kind whose class is not the officer's choice."""
    row = rulebook_in_force().kinds.get(kind)
    return row.severity if row else ""


def publication_end(event: CreditEvent) -> datetime:
    return publication_end_in(rulebook_in_force(), event)


def publication_end_in(book: Rulebook, event: CreditEvent) -> datetime:
    if event.severity:
        days = book.classes[event.severity].publication_max_days
    else:
        days = book.kinds[event.kind].publication_days
    end = days_after(event.valid_from, days)
    return min(end, event.public_until) if event.public_until else end


def repairable_from(event: CreditEvent) -> datetime | None:
    return repairable_from_in(rulebook_in_force(), event)


def repairable_from_in(book: Rulebook, event: CreditEvent) -> datetime | None:
    """The end of the class's least period; None for an event without a class."""
    severity = event.severity or book.kinds[event.kind].severity
    if not severity:
        return None
    return days_after(event.valid_from, book.classes[severity].publication_min_days)
