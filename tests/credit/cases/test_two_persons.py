"""The database refuses what the actions refuse: one person for two roles."""

import threading
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from credit.cases.actions.decide_case import decide_case
from credit.cases.actions.request_hearing import request_hearing
from credit.cases.models import Appeal, Case, Decision, Objection, Repair, Ruling
from credit.cases.states import MOVES, Status
from portal.accounts.actors import Actor
from portal.journal.models import EntryRow
from portal.kernel import clock
from portal.kernel.moves import check_move
from tests.credit.cases.conftest import Desk
from tests.support.race import race

ONE = "USR-ONE"


@pytest.mark.parametrize("model", [Objection, Repair])
def test_a_review_is_never_decided_by_who_proposed(model: type, db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(
            event_ref="EVT-1", institute_ref="ORG-1", proposed_by=ONE, decided_by=ONE
        )


def test_a_decision_ruling_or_appeal_is_never_decided_by_who_proposed(
    desk: Desk,
) -> None:
    case = desk.filed()
    now = clock.now()
    rows = [
        Decision(
            case=case,
            finding="not_upheld",
            proposed_by=ONE,
            proposed_at=now,
            decided_by=ONE,
        ),
        Ruling(
            case=case,
            to_provider_minor=1,
            to_enterprise_minor=1,
            proposed_by=ONE,
            proposed_at=now,
            ruled_by=ONE,
        ),
        Appeal(case=case, institute_ref="ORG-1", proposed_by=ONE, decided_by=ONE),
    ]
    for row in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_an_upheld_decision_has_a_class_in_the_database(desk: Desk) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            case=desk.filed(),
            finding="complaint_upheld",
            proposed_by=ONE,
            proposed_at=clock.now(),
        )


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_once_are_one(desk: Desk) -> None:
    case = desk.proposed()
    request_hearing(ref=case.ref, wanted=False, actor=desk.zhao_hai)
    deciders = [desk.wu_jie, desk.zhou_ping]

    def decide(actor: Actor) -> None:
        decide_case(ref=case.ref, seen=1, actor=actor)

    outcomes = race([partial(decide, one) for one in deciders])

    assert outcomes == ["WrongState", "done"]
    assert EntryRow.objects.filter(stream=case.ref, kind="CaseDecided").count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_both_deciders_go_through(desk: Desk) -> None:
    """The positive control: look first, then write, with nothing in between."""
    case = desk.proposed()
    request_hearing(ref=case.ref, wanted=False, actor=desk.zhao_hai)
    deciders = [desk.wu_jie, desk.zhou_ping]
    looked = threading.Barrier(len(deciders))

    def decide(actor: Actor) -> None:
        found = Case.objects.get(ref=case.ref)
        looked.wait(10)
        check_move(MOVES, found.status, Status.DECIDED, "no")
        Case.objects.filter(ref=case.ref).update(status=Status.DECIDED)

    assert race([partial(decide, one) for one in deciders]) == ["done", "done"]
