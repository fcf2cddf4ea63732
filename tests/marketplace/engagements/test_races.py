"""Two things at once, each in a thread with a connection of its own.

The positive control looks first and writes later without a lock: there both win, so
the harness can see what the locks prevent.
"""

import threading
from collections.abc import Callable

import pytest

from marketplace.engagements.actions.accept_milestone import accept_milestone
from marketplace.engagements.actions.request_changes import request_changes
from marketplace.engagements.actions.sign_contract import sign_contract
from marketplace.engagements.contract import contract_summary
from marketplace.engagements.models import Engagement, Milestone
from portal.deadlines import timers
from portal.journal.models import EntryRow
from tests.conftest import FrozenClock
from tests.marketplace.engagements import given
from tests.people import Cast, build_cast
from tests.support.race import race

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "第 3 章没有按条款 9.2 写审核发现。"
Press = Callable[[], object]


@pytest.fixture
def delivered(
    transactional_db: None, frozen_clock: FrozenClock
) -> tuple[Cast, Engagement, Milestone]:
    cast = build_cast()
    engagement = given.active(cast)
    return cast, engagement, given.submit(cast, engagement)


def count(engagement: Engagement, kind: str) -> int:
    return EntryRow.objects.filter(stream=engagement.ref, kind=kind).count()


def test_accepting_twice_at_once_accepts_once(
    delivered: tuple[Cast, Engagement, Milestone],
) -> None:
    cast, engagement, row = delivered
    actor = cast.actor(cast.lin_wei)

    outcomes = race([lambda: accept_milestone(ref=row.ref, actor=actor)] * 4)

    assert outcomes == ["WrongState", "WrongState", "WrongState", "done"]
    assert count(engagement, "MilestoneAccepted") == 1
    assert count(engagement, "MilestoneReleased") == 1
    assert given.milestone(engagement, 2).status == "funded"


def test_silence_and_rework_at_the_same_moment_have_one_winner(
    delivered: tuple[Cast, Engagement, Milestone], frozen_clock: FrozenClock
) -> None:
    cast, engagement, row = delivered
    actor = cast.actor(cast.lin_wei)
    frozen_clock.moment = timers.due_at("engagements.silence", row.ref)

    def rework() -> None:
        request_changes(ref=row.ref, reasons=REASON, language="zh-hans", actor=actor)

    race([timers.sweep, rework, timers.sweep, rework])

    accepted = count(engagement, "MilestoneAccepted")
    sent_back = count(engagement, "ChangesRequested")
    assert accepted + sent_back == 1
    state = given.milestone(engagement).status
    assert state == ("released" if accepted else "changes_requested")
    assert timers.due_at("engagements.silence", row.ref) is None


def test_both_sides_signing_at_once_begin_once(
    transactional_db: None, frozen_clock: FrozenClock
) -> None:
    cast = build_cast()
    engagement = given.opened(cast)
    terms = contract_summary(given.fresh(engagement)).sha256
    actors = [cast.actor(cast.lin_wei), cast.actor(cast.zhao_hai)] * 2

    outcomes = race(
        [
            lambda actor=actor: sign_contract(
                ref=engagement.ref, terms=terms, actor=actor
            )
            for actor in actors
        ]
    )

    # A side's second press finds its own signature, or the engagement begun.
    assert len(outcomes) == len(actors)
    assert outcomes.count("done") == 2
    assert set(outcomes) <= {"Conflict", "WrongState", "done"}
    assert given.fresh(engagement).status == "active"
    assert count(engagement, "MilestoneFunded") == 1


def test_without_the_lock_both_would_win(
    delivered: tuple[Cast, Engagement, Milestone],
) -> None:
    """The positive control."""
    _cast, _engagement, row = delivered
    looked = threading.Barrier(2)
    written: list[str] = []

    def move(state: str) -> None:
        seen = Milestone.objects.get(ref=row.ref).status
        looked.wait(10)
        if seen == "submitted":
            Milestone.objects.filter(ref=row.ref).update(status=state)
            written.append(state)

    race([lambda: move("accepted"), lambda: move("changes_requested")])

    assert sorted(written) == ["accepted", "changes_requested"]
