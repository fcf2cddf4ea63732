"""Deadlines are locked before the row they are about, as the sweep does it.

An action that locks the row first and then cancels its deadline waits for a sweep that
holds the deadline and waits for the row.
"""

import threading
from collections.abc import Callable

import pytest
from django.db import connections, transaction
from django.db.models import Model, QuerySet

from marketplace.directory.actions.answer_objection import answer_objection
from marketplace.directory.actions.decide_measure import decide_measure
from marketplace.directory.actions.decide_vetting import decide_vetting
from marketplace.directory.actions.object_to_admission import object_to_admission
from marketplace.directory.actions.propose_measure import propose_measure
from marketplace.directory.actions.withdraw_vetting import withdraw_vetting
from marketplace.directory.models import (
    ListingMeasure,
    ProviderProfile,
    VettingCase,
    VettingObjection,
)
from marketplace.sourcing.actions.award_proposal import award_proposal
from marketplace.sourcing.actions.cancel_request import cancel_request
from marketplace.sourcing.models import ServiceRequest
from portal.deadlines.models import Deadline
from portal.deadlines.timers import due_at, sweep
from tests.conftest import FrozenClock
from tests.marketplace.directory import setting
from tests.marketplace.sourcing.world import two_answers
from tests.people import Cast, build_cast
from tests.support.race import race

OWN = {ServiceRequest, VettingCase, VettingObjection, ProviderProfile, ListingMeasure}
REASONS = "价格拆分清楚，人员做过同行业的项目。"


@pytest.fixture
def locks(monkeypatch: pytest.MonkeyPatch) -> list[type[Model]]:
    """Every model that is asked for under lock, in order."""
    taken: list[type[Model]] = []
    ask = QuerySet.select_for_update

    def spy(self: QuerySet, *args: object, **kwargs: object) -> QuerySet:
        taken.append(self.model)
        return ask(self, *args, **kwargs)

    monkeypatch.setattr(QuerySet, "select_for_update", spy)
    return taken


def cancelled(cast: Cast) -> Callable[[], object]:
    request, _first, _second = two_answers(cast)
    actor = cast.actor(cast.lin_wei)
    return lambda: cancel_request(ref=request.ref, actor=actor)


def awarded(cast: Cast) -> Callable[[], object]:
    request, first, _second = two_answers(cast)
    actor = cast.actor(cast.lin_wei)
    return lambda: award_proposal(
        ref=request.ref, proposal_ref=first.ref, reasons=REASONS, actor=actor
    )


def decided(cast: Cast) -> Callable[[], object]:
    case = setting.proposed(cast)
    actor = cast.actor(cast.wu_jie)
    return lambda: decide_vetting(
        ref=case.ref, agrees=True, reasons="Complete.", actor=actor
    )


def answered(cast: Cast) -> Callable[[], object]:
    case = setting.on_notice(cast)
    objection = object_to_admission(
        ref=case.ref, text="Owner.", actor=cast.actor(cast.stranger)
    )
    actor = cast.actor(cast.wang_min)
    return lambda: answer_objection(
        ref=objection.ref, accepts=True, reasons="True.", actor=actor
    )


def withdrawn(cast: Cast) -> Callable[[], object]:
    case = setting.on_notice(cast)
    actor = cast.actor(cast.zhao_hai)
    return lambda: withdraw_vetting(ref=case.ref, actor=actor)


def removed(cast: Cast) -> Callable[[], object]:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    measure = propose_measure(
        party_ref=cast.haishi.ref,
        kind="remove",
        reason="x",
        actor=cast.actor(cast.wang_min),
    )
    actor = cast.actor(cast.wu_jie)
    return lambda: decide_measure(ref=measure.ref, confirms=True, actor=actor)


def on_its_day(cast: Cast) -> Callable[[], object]:
    """The sweep holds the notice's deadline; the listing's come before the rows too."""
    case = setting.on_notice(cast)
    Deadline.objects.filter(ref=case.ref).update(due_at=case.created_at)
    return sweep


@pytest.mark.django_db
@pytest.mark.parametrize(
    "prepared",
    [cancelled, awarded, decided, answered, withdrawn, removed, on_its_day],
    ids=lambda case: case.__name__,
)
def test_no_row_is_locked_before_its_deadlines(
    cast: Cast,
    locks: list[type[Model]],
    prepared: Callable[[Cast], Callable[[], object]],
) -> None:
    step = prepared(cast)
    locks.clear()

    step()

    order = [model for model in locks if model in OWN | {Deadline}]
    first = next(at for at, model in enumerate(order) if model in OWN)
    assert Deadline in order[:first]
    # What set_deadline locks again is locked already: held in this transaction.
    assert set(order[first:]) & OWN


@pytest.mark.django_db(transaction=True)
def test_cancelling_at_the_moment_the_deadline_fires_has_one_winner(
    frozen_clock: FrozenClock,
) -> None:
    cast = build_cast()
    request, _first, _second = two_answers(cast)
    actor = cast.actor(cast.lin_wei)
    due = due_at("sourcing.lapse", request.ref) or due_at("sourcing.close", request.ref)
    frozen_clock.moment = due

    outcomes = race([sweep, lambda: cancel_request(ref=request.ref, actor=actor)] * 2)

    assert set(outcomes) <= {"done", "WrongState"}
    request.refresh_from_db()
    assert request.status in {"cancelled", "lapsed", "closed"}
    assert (
        not Deadline.objects.filter(ref=request.ref, fired_at=None, cancelled_at=None)
        .exclude(kind="sourcing.lapse")
        .exists()
    )


@pytest.mark.django_db(transaction=True)
def test_the_other_order_waits_for_itself() -> None:
    """The positive control: row first, deadline second, against the sweep's order."""
    if connections["default"].vendor != "postgresql":
        pytest.skip("SQLite has one lock for everything, so orders cannot cross")
    cast = build_cast()
    request, _first, _second = two_answers(cast)
    both = threading.Barrier(2)

    def take(*models: type[Model]) -> None:
        with transaction.atomic():
            list(models[0].objects.select_for_update().filter(ref=request.ref))
            both.wait(10)
            list(models[1].objects.select_for_update().filter(ref=request.ref))

    outcomes = race(
        [
            lambda: take(ServiceRequest, Deadline),
            lambda: take(Deadline, ServiceRequest),
        ]
    )

    assert outcomes == ["OperationalError", "done"]
