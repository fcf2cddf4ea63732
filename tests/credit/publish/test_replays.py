"""Replays are kept for as long as nothing they depend on has changed, and no longer."""

from datetime import timedelta

import pytest

from credit.engine import explain
from credit.evaluate.standing import evaluate
from credit.events.record import change_state
from credit.publish import replays as kept
from credit.publish.pages import page
from credit.publish.replays import replays
from portal.kernel import clock
from tests.conftest import FrozenClock
from tests.credit.build import put, put_completed
from tests.people import Cast, check_authority

pytestmark = pytest.mark.django_db


@pytest.fixture
def ref(cast: Cast, frozen_clock: FrozenClock) -> str:
    put_completed(cast.haishi.ref)
    put("false_promise", cast.haishi.ref, 30)
    put(
        "client_review",
        cast.haishi.ref,
        10,
        outcome_bp=9_000,
        counterparty=cast.suzhou_institute.ref,
    )
    kept.forget()
    return cast.haishi.ref


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    contributions = explain.contributions

    def counted(case):
        found.append("replayed")
        return contributions(case)

    monkeypatch.setattr(explain, "contributions", counted)
    return found


def test_the_second_page_replays_nothing(
    ref: str, calls: list[str], frozen_clock: FrozenClock
) -> None:
    first = page(evaluate(ref))
    frozen_clock.advance(hours=3)
    second = page(evaluate(ref))
    assert calls == ["replayed"]
    assert (first.changes, first.chart) == (second.changes, second.chart)


def next_day(ref: str, cast: Cast, frozen_clock: FrozenClock) -> None:
    frozen_clock.advance(days=1)


def new_event(ref: str, cast: Cast, frozen_clock: FrozenClock) -> None:
    put("honour", ref)


def new_state(ref: str, cast: Cast, frozen_clock: FrozenClock) -> None:
    event = next(e for e in evaluate(ref).case.events if e.kind == "false_promise")
    change_state(
        event_ref=event.ref,
        state="objected",
        valid_from=clock.now(),
        source_entry="OBJ-1#1",
    )


def new_trust(ref: str, cast: Cast, frozen_clock: FrozenClock) -> None:
    check_authority(cast.stranger, cast.suzhou_institute)


@pytest.mark.parametrize("change", [next_day, new_event, new_state, new_trust])
def test_whatever_changes_the_result_makes_it_replay(
    ref: str, calls: list[str], cast: Cast, frozen_clock: FrozenClock, change
) -> None:
    replays(evaluate(ref))
    change(ref, cast, frozen_clock)
    shown = replays(evaluate(ref))
    assert calls == ["replayed", "replayed"]
    kept.forget()
    assert replays(evaluate(ref)) == shown


def test_what_is_kept_is_what_would_be_replayed(
    ref: str, frozen_clock: FrozenClock
) -> None:
    morning = replays(evaluate(ref))
    frozen_clock.advance(hours=5)
    standing = evaluate(ref)
    assert replays(standing) is morning
    kept.forget()
    fresh = replays(standing)
    assert fresh.contributions == morning.contributions
    assert fresh.changes == morning.changes
    assert [(at, r.score, r.grade) for at, r in fresh.history] == [
        (at, r.score, r.grade) for at, r in morning.history
    ]


def test_only_so_many_are_kept(
    ref: str, frozen_clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_KEPT", 2)
    for _ in range(5):
        frozen_clock.moment += timedelta(days=1)
        replays(evaluate(ref))
    assert len(kept._kept) <= 2
