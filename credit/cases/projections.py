"""What becomes true in credit together with an entry of a case or review?

Each runs inside the entry's own transaction (portal.wiring).
"""

from credit.cases import entries, translation
from credit.cases.models import Appeal, Decision
from credit.cases.models.review import OPEN
from credit.events.models import CreditEvent, EventState
from credit.events.record import change_state, record
from portal.journal.entries import Recorded

State = EventState.State


def record_decision(recorded: Recorded) -> None:
    """DecisionEffective → its credit event; marked at once where an appeal is open."""
    entry = recorded.as_a(entries.DecisionEffective)
    for fact in translation.facts_of(entry, key=recorded.key, at=recorded.at):
        event = record(fact)
        Decision.objects.filter(ref=entry.decision).update(event_ref=event.ref)
        for appeal in Appeal.objects.filter(OPEN, case__decision__ref=entry.decision):
            change_state(
                event_ref=event.ref,
                state=State.OBJECTED,
                valid_from=recorded.at,
                source_entry=f"{appeal.ref}#{recorded.key}",  # the appeal is its cause
            )


def mark_objected(recorded: Recorded) -> None:
    """ObjectionFiled, AppealFiled: visible to everybody in this moment."""
    event_ref = recorded.entry.event  # type: ignore[attr-defined] # both have it
    if event_ref:
        _change(event_ref, State.OBJECTED, recorded)


def settle_objection(recorded: Recorded) -> None:
    entry = recorded.as_a(entries.ObjectionDecided)
    if entry.upheld:
        _void(entry.event, recorded)
    else:
        _back_to_active(entry.event, recorded)


def settle_appeal(recorded: Recorded) -> None:
    entry = recorded.as_a(entries.AppealDecided)
    if not entry.event:
        return  # the decision had upheld nothing
    if entry.outcome == "confirmed":
        _back_to_active(entry.event, recorded)
    else:
        _void(entry.event, recorded)


def settle_repair(recorded: Recorded) -> None:
    entry = recorded.as_a(entries.RepairDecided)
    if entry.granted:
        _change(entry.event, State.REPAIRED, recorded)


def withdraw_mark(recorded: Recorded) -> None:
    """ReviewWithdrawn; a withdrawn request for repair had set no mark."""
    entry = recorded.as_a(entries.ReviewWithdrawn)
    if entry.event and not entry.stream.startswith("RPR-"):
        _back_to_active(entry.event, recorded)


def end_event(recorded: Recorded) -> None:
    """PublicationEnded."""
    _change(recorded.entry.event, State.ENDED, recorded)  # type: ignore[attr-defined] # wired


def _void(event_ref: str, recorded: Recorded) -> None:
    """It was never right: void from its own first day on."""
    event = CreditEvent.objects.get(ref=event_ref)
    change_state(
        event_ref=event_ref,
        state=State.VOIDED,
        valid_from=event.valid_from,
        source_entry=recorded.key,
    )


def _back_to_active(event_ref: str, recorded: Recorded) -> None:
    """The mark stays while anything else about the event is open (change_state)."""
    _change(event_ref, State.ACTIVE, recorded)


def _change(event_ref: str, state: str, recorded: Recorded) -> None:
    change_state(
        event_ref=event_ref,
        state=state,
        valid_from=recorded.at,
        source_entry=recorded.key,
    )
