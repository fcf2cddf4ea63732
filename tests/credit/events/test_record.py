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
