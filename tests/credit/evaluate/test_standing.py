from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from credit.evaluate.standing import evaluate, evaluate_many
from credit.events.record import change_state
from portal.parties.models import Affiliation
from tests.conftest import FrozenClock
from tests.credit.build import put, put_completed
from tests.people import Cast

pytestmark = pytest.mark.django_db


def test_an_organizations_standing_comes_from_its_events(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    ref = cast.haishi.ref
    put_completed(ref)
    put("complaint_upheld_general", ref, 200)
    put("certificate_granted", ref, 100)
    for _ in range(3):
        put("engagement_on_time", ref, 120, counterparty=cast.ningbo_tools.ref)
    standing = evaluate(ref)
    assert (standing.result.grade.grade, standing.result.grade.score) == ("A", 9700)
    assert standing.rulebook.version == "2026-1"


def test_what_was_known_then_is_replayed_and_what_held_then_too(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    ref = cast.haishi.ref
    put_completed(ref)
    start = frozen_clock.moment
    frozen_clock.advance(days=30)
    # A decision that took effect ten days ago, known only today.
    put("false_promise", ref, 10)
    now = frozen_clock.moment
    assert evaluate(ref).result.grade.score == 9000
    assert evaluate(ref, valid_at=now, known_at=start).result.grade.score == 10000
    before = now - timedelta(days=11)
    assert evaluate(ref, valid_at=before).result.grade.score == 10000


def test_a_late_objection_changes_today_and_not_what_was_known(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    ref = cast.haishi.ref
    put_completed(ref)
    event = put("false_promise", ref)
    known = frozen_clock.moment
    frozen_clock.advance(days=5)
    change_state(
        event_ref=event.ref,
        state="voided",
        valid_from=frozen_clock.moment,
        source_entry="OBJ-1#1",
    )
    # Voided: it was never right, also for the days before.
    assert evaluate(ref, valid_at=known).result.grade.score == 10000
    assert evaluate(ref, valid_at=known, known_at=known).result.grade.score == 9000


def test_a_superseding_event_takes_the_place_of_the_old_one(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    ref = cast.haishi.ref
    half = put("certificate_granted", ref, weight_bp=5_000)
    assert evaluate(ref).result.grade.score == 10175
    put("certificate_granted", ref, supersedes=half.ref)
    assert evaluate(ref).result.grade.score == 10350


def test_a_practitioner_starts_from_the_organization_and_shares_its_outcomes(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    person, firm = cast.chen_yu_person.ref, cast.haishi.ref
    put("certificate_refused", firm, 0)
    put("certificate_granted", firm, 0, shares={person: 10_000})
    standing = evaluate(person)
    firm_p = (1 + 3.6) / 6
    assert standing.result.forecast.prior.mean == pytest.approx(firm_p)
    assert standing.result.forecast.p == pytest.approx((1 + 8 * firm_p) / 9)
    Affiliation.objects.filter(person__ref=person).delete()
    assert evaluate(person).result.forecast.prior.mean == 0.9


def test_a_practitioners_deduction_reaches_the_overseeing_organization(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    firm = cast.haishi.ref
    put("false_promise", cast.chen_yu_person.ref, shares={firm: 10_000})
    assert evaluate(firm).result.grade.score == 9500
    assert evaluate(cast.chen_yu_person.ref).result.grade.score == 9000


def test_a_client_that_nobody_checked_is_a_stranger(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    ref = cast.haishi.ref
    put("client_review", ref, outcome_bp=10_000, counterparty=cast.ningbo_tools.ref)
    put("client_review", ref, outcome_bp=10_000, counterparty="ORG-UNKNOWN")
    assert evaluate(ref).result.forecast.n_eff == pytest.approx(0.3)


def test_many_parties_cost_as_many_queries_as_one(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    refs = [cast.haishi.ref, cast.qiming.ref, cast.chen_yu_person.ref]
    counts = []
    for number in (1, 10):
        for ref in refs:
            put_completed(ref, number, shares={cast.ningbo_tools.ref: 1})
        with CaptureQueriesContext(
            connection,
        ) as queries:
            evaluate_many(refs)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 9
