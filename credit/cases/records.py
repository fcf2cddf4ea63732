"""Which public records are about the parties that I speak for, and what can I do?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from credit.cases.models import Objection, Repair
from credit.cases.models.review import OPEN
from credit.cases.periods import (
    publication_end_in,
    repairable_from_in,
    rulebook_in_force,
)
from credit.cases.public_events import STANDING
from credit.events.models import CreditEvent, EventState
from credit.publish import words
from portal.accounts.actors import Actor
from portal.kernel import clock
from portal.parties import queries as parties
from portal.parties.models import Party

MOST = 200


@dataclass(frozen=True, kw_only=True)
class Record:
    ref: str
    title: str
    subject: Party | None
    since: datetime
    until: datetime
    is_objected: bool
    may_object: bool
    repairable_from: datetime | None
    may_repair: bool


def records_of(actor: Actor) -> list[Record]:
    """Newest first; the same number of queries whatever the number of records."""
    spoken = [a.party_ref for a in actor.acting if a.has_authority]
    events = list(
        CreditEvent.objects.filter(subject__in=spoken)
        .prefetch_related("states")
        .order_by("-valid_from", "-pk")[:MOST]
    )
    refs = [event.ref for event in events]
    objected = set(
        Objection.objects.filter(event_ref__in=refs)
        .exclude(status="withdrawn")
        .values_list("event_ref", flat=True)
    )
    repairing = set(
        Repair.objects.filter(OPEN, event_ref__in=refs).values_list(
            "event_ref", flat=True
        )
    )
    known = parties.parties_by_ref(spoken)
    book, now = rulebook_in_force(), clock.now()
    found = []
    for event in events:
        state, until = _state(event.states.all()), publication_end_in(book, event)
        if state not in STANDING or until <= now:
            continue
        from_day = repairable_from_in(book, event)
        found.append(
            Record(
                ref=event.ref,
                title=words.kind(event.kind),
                subject=known.get(event.subject),
                since=event.valid_from,
                until=until,
                is_objected=state == EventState.State.OBJECTED,
                may_object=event.ref not in objected,
                repairable_from=from_day,
                may_repair=from_day is not None
                and from_day <= now
                and event.ref not in repairing,
            )
        )
    return found


def _state(states: Iterable[EventState]) -> str:
    latest = max(states, key=lambda row: (row.recorded_at, row.pk), default=None)
    return latest.state if latest else EventState.State.ACTIVE
