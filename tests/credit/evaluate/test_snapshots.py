"""What follows a credit event: a snapshot at once, or a work row for an officer."""

import json

import pytest

from credit.evaluate.actions.confirm_result import confirm_result
from credit.evaluate.models import ConfirmedResult, ScoreSnapshot
from credit.evaluate.queries import public_standings
from credit.evaluate.snapshots import keep
from credit.evaluate.standing import evaluate
from credit.events.record import change_state
from portal.agreements.models import Consent
from portal.journal.models import EntryRow
from portal.kernel import clock, errors
from portal.worklist.models import WorkItem
from tests.conftest import FrozenClock
from tests.credit.build import put
from tests.people import Cast

pytestmark = pytest.mark.django_db


def scores(ref: str) -> list[int]:
    rows = ScoreSnapshot.objects.filter(subject=ref).order_by("pk")
    return [json.loads(row.result)["grade"]["score_hundredths"] for row in rows]


def test_an_organizations_result_is_written_down_with_each_event(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    ref = cast.haishi.ref
    event = put("false_promise", ref)
    change_state(
        event_ref=event.ref,
        state="repaired",
        valid_from=clock.now(),
        source_entry="RPR-1#1",
    )
    assert scores(ref) == [9000, 10000]
    assert not WorkItem.objects.filter(kind="score_review").exists()


def test_equal_inputs_are_kept_once(cast: Cast, frozen_clock: FrozenClock) -> None:
    put("honour", cast.haishi.ref)
    frozen_clock.advance(hours=1)
    keep(evaluate(cast.haishi.ref))
    assert scores(cast.haishi.ref) == [10200]
    frozen_clock.advance(days=1)
    keep(evaluate(cast.haishi.ref))
    assert scores(cast.haishi.ref) == [10200, 10200]


def test_a_practitioners_new_result_waits_for_an_officer(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    person = cast.chen_yu_person.ref
    put("certificate_granted", cast.haishi.ref, shares={person: 10_000})
    row = WorkItem.objects.get(kind="score_review")
    assert (row.ref, row.institute_ref) == (person, cast.ningbo_institute.ref)
    assert row.closed_at is None
    confirm_result(ref=person, actor=cast.actor(cast.wang_min))
    row.refresh_from_db()
    assert row.closed_at == clock.now()
    entry = EntryRow.objects.get(kind="ResultConfirmed")
    assert (entry.stream, entry.actor) == (person, cast.wang_min.ref)


@pytest.mark.parametrize("who", ["gao_lei", "zhao_hai", "chen_yu", "stranger"])
def test_nobody_else_confirms_and_nothing_changes(cast: Cast, who: str) -> None:
    put("honour", cast.chen_yu_person.ref)
    with pytest.raises(errors.NotAllowed):
        confirm_result(
            ref=cast.chen_yu_person.ref, actor=cast.actor(getattr(cast, who))
        )
    assert ConfirmedResult.objects.count() == 0
    assert WorkItem.objects.get(kind="score_review").closed_at is None


def test_an_organizations_result_is_not_confirmed_by_anybody(cast: Cast) -> None:
    with pytest.raises(errors.NotFound):
        confirm_result(ref=cast.haishi.ref, actor=cast.actor(cast.wang_min))


def test_an_objection_marks_a_confirmed_result_in_the_same_moment(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    person = cast.chen_yu_person.ref
    event = put("false_promise", person, 5)
    Consent.objects.create(
        party_ref=person,
        purpose="publication",
        is_given=True,
        user_ref=cast.chen_yu.ref,
    )
    confirm_result(ref=person, actor=cast.actor(cast.wang_min))
    confirmed = public_standings([person])[person]
    frozen_clock.advance(days=1)

    change_state(
        event_ref=event.ref,
        state="objected",
        valid_from=clock.now(),
        source_entry="OBJ-1#1",
    )

    shown = public_standings([person])[person]
    assert shown.rows[event.ref].state == "objected"
    assert shown.rows[event.ref].state_since == clock.now()
    assert shown.valid_at == confirmed.valid_at
    assert shown.result.grade.score == confirmed.result.grade.score
