"""The demo's clock is a row: it stands still, goes on when told, and never back."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.deadlines import timers
from portal.demo import moments
from portal.demo.models import DemoMarker
from portal.kernel import clock
from portal.wiring import install as install_wiring
from tests.people import Cast
from tests.portal.demo.conftest import FRIDAY

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture
def fired():
    refs: list[str] = []
    timers.install({"test.due": refs.append})
    yield refs
    install_wiring()


def test_it_stands_still_whatever_the_date(demo: Cast) -> None:
    assert (clock.now(), clock.now()) == (FRIDAY, FRIDAY)


def test_one_working_day_on_skips_the_weekend(demo: Cast) -> None:
    moments.move_to(moments.next_working_day())

    assert clock.now() == MONDAY
    assert DemoMarker.objects.get().moment == MONDAY


def test_moving_on_fires_what_became_due(demo: Cast, fired: list[str]) -> None:
    timers.set_deadline("test.due", "ENG-1", FRIDAY + timedelta(days=1))
    timers.set_deadline("test.due", "ENG-2", FRIDAY + timedelta(days=9))

    assert moments.move_to(MONDAY) == 1
    assert fired == ["ENG-1"]


def test_the_next_deadline_is_the_earliest_open_one(
    demo: Cast, fired: list[str]
) -> None:
    assert moments.next_deadline() is None
    for days in (9, 4, -1):
        timers.set_deadline("test.due", f"ENG-{days}", FRIDAY + timedelta(days=days))

    moment = moments.next_deadline()

    assert moment == FRIDAY + timedelta(days=4, seconds=1)


def test_it_never_goes_back(demo: Cast) -> None:
    moments.move_to(FRIDAY - timedelta(days=1))

    assert clock.now() == FRIDAY


def test_another_process_sees_the_new_moment_soon(demo: Cast, monkeypatch) -> None:
    other = moments.StoredClock()
    assert other() == FRIDAY
    moments.move_to(MONDAY)
    assert other() == FRIDAY
    monkeypatch.setattr(moments, "FRESH_SECONDS", 0)
    assert other() == MONDAY
