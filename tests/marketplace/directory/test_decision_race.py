"""One application is decided once, also under concurrent clicks. A harness without the
row lock lets two through, so it can see what it is there for."""

import threading
from functools import partial

import pytest

from marketplace.directory.actions.decide_vetting import decide_vetting
from marketplace.directory.models import VettingCase
from portal.accounts.actors import Actor
from portal.accounts.models import Membership
from portal.journal.models import EntryRow
from portal.kernel.errors import WrongState
from tests.marketplace.directory import setting
from tests.people import build_cast
from tests.support.race import race

pytestmark = pytest.mark.django_db(transaction=True)
CLICKS = 3  # of each of the two approvers


@pytest.fixture
def waiting(transactional_db: None) -> tuple[VettingCase, list[Actor]]:
    cast = build_cast()
    Membership.objects.filter(user=cast.li_na).update(role="approver")
    case = setting.proposed(cast)
    return case, [cast.actor(cast.wu_jie), cast.actor(cast.li_na)]


def test_two_approvers_at_once_decide_once(
    waiting: tuple[VettingCase, list[Actor]],
) -> None:
    case, approvers = waiting

    def click(actor: Actor) -> None:
        decide_vetting(ref=case.ref, agrees=True, reasons="Complete.", actor=actor)

    outcomes = race([partial(click, one) for one in approvers * CLICKS])

    assert outcomes == ["WrongState"] * 5 + ["done"]
    decided = EntryRow.objects.filter(stream=case.ref, kind="VettingDecided")
    assert decided.count() == 1
    case.refresh_from_db()
    assert case.status == "public_notice"


def test_without_the_lock_two_decide(
    waiting: tuple[VettingCase, list[Actor]],
) -> None:
    """The positive control: look first, then write, with nothing in between."""
    case, approvers = waiting
    looked = threading.Barrier(len(approvers))

    def click(actor: Actor) -> None:
        found = VettingCase.objects.get(ref=case.ref)
        looked.wait(10)
        if found.status != "proposed":
            raise WrongState("moved on")
        VettingCase.objects.filter(pk=found.pk).update(
            status="public_notice", decided_by=actor.ref
        )

    assert race([partial(click, one) for one in approvers]) == ["done", "done"]
