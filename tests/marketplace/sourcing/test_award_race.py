"""Exactly one proposal can win, also under concurrent clicks. With both guards taken
away the same harness shows two winners, so it can see what it is there for."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections

from marketplace.sourcing.actions.award_proposal import award_proposal
from marketplace.sourcing.models import Proposal, ServiceRequest
from portal.accounts.actors import Actor
from portal.journal.models import EntryRow
from portal.kernel.errors import PortalError
from tests.marketplace.sourcing.world import two_answers
from tests.people import build_cast

pytestmark = pytest.mark.django_db(transaction=True)
REASONS = "价格拆分清楚，人员做过同行业的项目。"
PRESSES = 6
Press = Callable[[str, str], None]


def race(refs: list[str], press: Press, request_ref: str) -> list[object]:
    """All press at the same moment, each in a thread with a connection of its own."""
    start = threading.Barrier(len(refs))
    outcomes: list[object] = []

    def run(ref: str) -> None:
        try:
            start.wait(10)
            press(request_ref, ref)
            outcomes.append(ref)
        except PortalError as error:
            outcomes.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(ref,)) for ref in refs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return outcomes


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

    outcomes = race(refs * (PRESSES // 2), press, request.ref)
    assert len(outcomes) == PRESSES
    chosen = {one for one in outcomes if isinstance(one, str)}
    assert len(chosen) == 1
    refused = [one for one in outcomes if isinstance(one, PortalError)]
    assert {one.status for one in refused} == {409}
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

    race(refs, press, request.ref)
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

    race(refs, press, request.ref)
    assert len(stopped) == 1
    assert winners() == 1


def _drop_the_constraint() -> None:
    found = {one.name: one for one in Proposal._meta.constraints}
    with connection.schema_editor() as editor:
        editor.remove_constraint(Proposal, found["proposal_one_winner"])
