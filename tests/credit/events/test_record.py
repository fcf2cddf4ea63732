import pytest

from credit.events.models import CreditEvent, EventState
from credit.events.record import Fact, change_state, record
from credit.events.verify import breaks
from portal.journal.models import EntryRow
from portal.kernel import clock
from tests.conftest import FrozenClock
from tests.credit.build import put, put_completed

pytestmark = pytest.mark.django_db


def test_the_same_source_entry_makes_one_event(frozen_clock: FrozenClock) -> None:
    fact = Fact(
        subject="ORG-1",
        source_class="milestone",
        kind="engagement_completed",
        valid_from=clock.now().astimezone(clock.SHANGHAI),
        source_entry="ENG-1#7",
    )
    assert record(fact) == record(fact)
    assert CreditEvent.objects.count() == 1
    assert EntryRow.objects.filter(kind="CreditEventRecorded").count() == 1


def test_events_of_a_subject_are_numbered_without_a_gap_and_chained(
    frozen_clock: FrozenClock,
) -> None:
    first, second, third = put_completed("ORG-1", shares={"PER-1": 10_000})
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert third.previous_hash == second.hash
    assert breaks() == []


def test_a_state_is_appended_once_per_source(frozen_clock: FrozenClock) -> None:
    event = put("false_promise", "ORG-1")
    for _ in range(2):
        change_state(
            event_ref=event.ref,
            state="objected",
            valid_from=clock.now(),
            source_entry="OBJ-1#1",
        )
    assert EventState.objects.count() == 1
    assert EntryRow.objects.filter(kind="CreditEventStateChanged").count() == 1


def change(event: CreditEvent, state: str, source: str) -> None:
    change_state(
        event_ref=event.ref, state=state, valid_from=clock.now(), source_entry=source
    )


def states(event: CreditEvent) -> list[str]:
    return [row.state for row in event.states.order_by("pk")]


@pytest.mark.parametrize("final", ["voided", "repaired", "ended"])
@pytest.mark.parametrize("after", ["active", "objected", "repaired", "ended"])
def test_nothing_brings_a_finished_event_back(
    frozen_clock: FrozenClock, final: str, after: str
) -> None:
    event = put("false_promise", "ORG-1")
    change(event, "objected", "OBJ-1#1")
    change(event, final, "APL-1#3")

    change(event, after, "OBJ-1#3")

    assert states(event) == ["objected", final]


@pytest.mark.parametrize("final", ["repaired", "ended"])
def test_a_finished_event_may_still_turn_out_never_right(
    frozen_clock: FrozenClock, final: str
) -> None:
    event = put("false_promise", "ORG-1")
    change(event, final, "RPR-1#3")

    change(event, "voided", "OBJ-1#3")
    change(event, "voided", "APL-1#3")

    assert states(event) == [final, "voided"]


def test_a_voided_certificate_is_not_marked_or_restored_by_a_contest(
    frozen_clock: FrozenClock,
) -> None:
    event = put("certificate_granted", "ORG-1")
    change(event, "voided", "OBJ-1#3")

    change(event, "objected", "ENG-1#8")
    change(event, "active", "ENG-1#9")

    assert states(event) == ["voided"]


def test_the_mark_stays_until_the_last_cause_is_settled(
    frozen_clock: FrozenClock,
) -> None:
    event = put("certificate_granted", "ORG-1")
    change(event, "objected", "OBJ-1#1")
    change(event, "objected", "ENG-1#8")

    change(event, "active", "OBJ-1#3")
    change(event, "active", "OBJ-1#3")
    assert states(event) == ["objected", "objected", "objected"]

    change(event, "active", "ENG-1#9")
    assert states(event)[-1] == "active"
    assert len(states(event)) == 4
