"""Whatever is changed behind the actions, `portal credit verify` names it."""

from collections.abc import Callable

import pytest
from django.db import connection

from credit.events.models import CreditEvent, EventShare, EventState
from credit.events.record import HASHED, change_state, event_hash
from credit.events.verify import breaks
from portal.journal import append_only
from portal.kernel import clock
from tests.conftest import FrozenClock
from tests.credit.build import put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def event(frozen_clock: FrozenClock) -> CreditEvent:
    put("engagement_completed", "ORG-1")
    event = put("false_promise", "ORG-1")
    for state, source in [("objected", "OBJ-1#1"), ("repaired", "RPR-1#3")]:
        change_state(
            event_ref=event.ref,
            state=state,
            valid_from=clock.now(),
            source_entry=source,
        )
        frozen_clock.advance(days=1)
    return event


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


TAMPERED = {
    "another state": "UPDATE credit_events_eventstate SET state = 'voided' WHERE state = 'repaired'",
    "another day": "UPDATE credit_events_eventstate SET valid_from = '2020-01-01 00:00:00+00:00'",
    "known earlier": "UPDATE credit_events_eventstate SET recorded_at = '2020-01-01 00:00:00+00:00'",
    "another cause": "UPDATE credit_events_eventstate SET source_entry = 'OBJ-9#1' WHERE state = 'objected'",
    "a state less": "DELETE FROM credit_events_eventstate WHERE state = 'repaired'",
}


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED)
def test_a_state_changed_by_hand_is_named(event: CreditEvent, statement: str) -> None:
    assert breaks() == []  # the control: untouched, nothing is found
    with append_only.bypassed():
        execute(statement)

    (sentence,) = breaks()

    assert sentence.startswith(f"{event.ref} false_promise: its states are ")
    assert "the journal says objected (2026-11-23), repaired (2026-11-24)" in sentence


def test_a_state_slipped_in_is_named(event: CreditEvent) -> None:
    """Adding a row needs no bypass: only the comparison finds it."""
    first = CreditEvent.objects.get(number=1)
    EventState.objects.create(
        event=first,
        state="voided",
        valid_from=clock.now(),
        recorded_at=clock.now(),
        source_entry="OBJ-7#1",
    )
    (sentence,) = breaks()
    assert sentence == (
        f"{first}: its states are voided (2026-11-25), the journal says none"
    )


def forge(event: CreditEvent) -> None:
    """Write the event anew, with a hash that fits."""
    values = {name: getattr(event, name) for name in HASHED} | {"severity": "minor"}
    CreditEvent.objects.filter(pk=event.pk).update(
        severity="minor", hash=event_hash(event.previous_hash, values)
    )


def drop(event: CreditEvent) -> None:
    EventState.objects.all()._raw_delete("default")
    EventShare.objects.all()._raw_delete("default")
    CreditEvent.objects.filter(pk=event.pk)._raw_delete("default")


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (forge, "{0} false_promise: the journal does not know this event"),
        (drop, "{0}: this event is missing"),
    ],
)
def test_the_last_event_cannot_be_forged_or_dropped(
    event: CreditEvent, tamper: Callable[[CreditEvent], None], said: str
) -> None:
    with append_only.bypassed():
        tamper(event)
    assert breaks() == [said.format(event.ref)]
