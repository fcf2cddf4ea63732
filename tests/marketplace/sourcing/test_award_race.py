"""Exactly one proposal can win, also under concurrent clicks. With both guards taken
away the same harness shows two winners, so it can see what it is there for."""

import threading
from functools import partial

import pytest
from django.db import connection

from marketplace.sourcing.actions.award_proposal import award_proposal
from marketplace.sourcing.models import Proposal, ServiceRequest
from portal.accounts.actors import Actor
from portal.journal.models import EntryRow
from tests.marketplace.sourcing.world import two_answers
from tests.people import build_cast
from tests.support.race import race

pytestmark = pytest.mark.django_db(transaction=True)
REASONS = "价格拆分清楚，人员做过同行业的项目。"
EACH = 3  # presses for each proposal


@pytest.fixture
def closed(db_clean: None) -> tuple[ServiceRequest, list[str], Actor]:
    cast = build_cast()
    request, first, second = two_answers(cast)
    return request, [first.ref, second.ref], cast.actor(cast.lin_wei)


@pytest.fixture
def db_clean(transactional_db: None) -> None:
    """Everything below is committed, so that other connections see it."""


def winners() -> int:
    return Proposal.objects.filter(status="awarded").count()


def test_two_clicks_at_once_choose_one(
    closed: tuple[ServiceRequest, list[str], Actor],
) -> None:
    request, refs, actor = closed

    def press(request_ref: str, ref: str) -> None:
        award_proposal(ref=request_ref, proposal_ref=ref, reasons=REASONS, actor=actor)
        chosen.add(ref)

    chosen: set[str] = set()
    outcomes = race([partial(press, request.ref, one) for one in refs * EACH])
    assert len(outcomes) == len(refs) * EACH
    assert len(chosen) == 1
    assert set(outcomes) == {"WrongState", "done"}
    assert winners() == 1
    awarded = EntryRow.objects.filter(stream=request.ref, kind="ProposalAwarded")
    assert awarded.count() == 1


def test_without_lock_and_constraint_there_are_two_winners(
    closed: tuple[ServiceRequest, list[str], Actor],
) -> None:
    """The positive control: look first, then write, with nothing in between."""
    request, refs, _ = closed
    _drop_the_constraint()
    looked = threading.Barrier(len(refs))

    def press(request_ref: str, ref: str) -> None:
        stands = ServiceRequest.objects.get(ref=request_ref).status
        looked.wait(10)
        if stands == "closed":
            Proposal.objects.filter(ref=ref).update(status="awarded")
            ServiceRequest.objects.filter(ref=request_ref).update(status="awarded")

    race([partial(press, request.ref, one) for one in refs])
    assert winners() == 2


def test_without_the_lock_the_constraint_alone_still_allows_one(
    closed: tuple[ServiceRequest, list[str], Actor],
) -> None:
    from django.db import IntegrityError

    request, refs, _ = closed
    stopped: list[str] = []

    def press(request_ref: str, ref: str) -> None:
        try:
            Proposal.objects.filter(ref=ref).update(status="awarded")
        except IntegrityError:
            stopped.append(ref)

    race([partial(press, request.ref, one) for one in refs])
    assert len(stopped) == 1
    assert winners() == 1


def _drop_the_constraint() -> None:
    found = {one.name: one for one in Proposal._meta.constraints}
    with connection.schema_editor() as editor:
        editor.remove_constraint(Proposal, found["proposal_one_winner"])
