"""Which events concern a party, as they held at one time and were known at another?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from credit.engine.values import Part
from credit.events.models import CreditEvent, EventShare, EventState

NATURAL = "PER-"
VOIDED = EventState.State.VOIDED


@dataclass(frozen=True, kw_only=True)
class Known:
    """One event of a party's history, with its state at that time."""

    row: CreditEvent
    part: Part
    share_bp: int
    state: str
    state_since: datetime | None = None


@dataclass(frozen=True)
class Histories:
    """Everything recorded about some parties; `at` cuts out one moment, no queries."""

    events: Mapping[str, list[tuple[CreditEvent, Part, int]]]
    states: Mapping[int, list[EventState]]

    def at(self, ref: str, valid_at: datetime, known_at: datetime) -> list[Known]:
        rows = [
            (event, part, share)
            for event, part, share in self.events.get(ref, [])
            if event.recorded_at <= known_at and event.valid_from <= valid_at
        ]
        replaced = {event.supersedes for event, _, _ in rows}
        return [
            _known(event, part, share, self._state(event, valid_at, known_at))
            for event, part, share in rows
            if event.ref not in replaced
        ]

    def _state(
        self, event: CreditEvent, valid_at: datetime, known_at: datetime
    ) -> EventState | None:
        """The latest known one; a voided event was never right, whatever the date."""
        found = None
        for row in self.states.get(event.pk, []):
            if row.recorded_at <= known_at and (
                row.valid_from <= valid_at or row.state == VOIDED
            ):
                found = row
        return found


def histories(refs: Iterable[str]) -> Histories:
    """Three queries whatever the number of parties and events."""
    wanted = set(refs)
    events: dict[str, list[tuple[CreditEvent, Part, int]]] = {r: [] for r in wanted}
    for event in CreditEvent.objects.filter(subject__in=wanted):
        events[event.subject].append((event, "own", 10_000))
    shares = EventShare.objects.filter(party__in=wanted).select_related("event")
    for share in shares:
        event = share.event
        part: Part = "overseen" if event.subject.startswith(NATURAL) else "shared"
        events[share.party].append((event, part, share.share_bp))
    states: dict[int, list[EventState]] = {}
    ids = {event.pk for rows in events.values() for event, _, _ in rows}
    for state in EventState.objects.filter(event__in=ids).order_by("recorded_at", "pk"):
        states.setdefault(state.event_id, []).append(state)
    for rows in events.values():
        rows.sort(key=lambda row: (row[0].valid_from, row[0].ref))
    return Histories(events, states)


def event_for(ref: str) -> CreditEvent | None:
    return CreditEvent.objects.filter(ref=ref).first()


def _known(
    event: CreditEvent, part: Part, share: int, state: EventState | None
) -> Known:
    return Known(
        row=event,
        part=part,
        share_bp=share,
        state=state.state if state else EventState.State.ACTIVE,
        state_since=state.valid_from if state else None,
    )
