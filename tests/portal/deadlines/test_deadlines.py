"""Timers as rows: set, moved, cancelled, fired once."""

from datetime import date, timedelta

import pytest

from portal.deadlines import timers
from portal.deadlines.models import DayOverride, Deadline
from portal.kernel import clock, workdays
from portal.outbox import jobs, worker
from portal.outbox.models import Job
from portal.wiring import install as install_wiring
from tests.conftest import FrozenClock

pytestmark = pytest.mark.django_db


@pytest.fixture
def fired():
    refs: list[str] = []

    def fail(ref: str) -> None:
        refs.append(f"tried {ref}")
        raise OSError("no")

    timers.install({"test.due": refs.append, "test.fail": fail})
    yield refs
    install_wiring()


def test_a_deadline_fires_once_when_it_is_due(
    fired: list[str], frozen_clock: FrozenClock
) -> None:
    timers.set_deadline("test.due", "ENG-1", clock.now() + timedelta(hours=1))

    assert timers.sweep() == 0
    frozen_clock.advance(hours=1)
    assert timers.sweep() == 1
    assert timers.sweep() == 0

    assert fired == ["ENG-1"]


def test_setting_again_moves_it(fired: list[str], frozen_clock: FrozenClock) -> None:
    timers.set_deadline("test.due", "ENG-1", clock.now())
    later = clock.now() + timedelta(days=1)

    timers.set_deadline("test.due", "ENG-1", later)

    assert Deadline.objects.count() == 1
    assert timers.due_at("test.due", "ENG-1") == later
    assert timers.sweep() == 0


def test_a_cancelled_one_never_fires(fired: list[str]) -> None:
    timers.set_deadline("test.due", "ENG-1", clock.now())

    assert timers.cancel_deadlines("ENG-1", "test.due") == 1

    assert timers.sweep() == 0
    assert fired == []


def test_after_firing_the_same_kind_may_be_set_again(fired: list[str]) -> None:
    for _ in range(2):
        timers.set_deadline("test.due", "ENG-1", clock.now())
        timers.sweep()

    assert fired == ["ENG-1", "ENG-1"]


def test_a_failing_one_stays_open_and_stops_no_other(fired: list[str]) -> None:
    timers.set_deadline("test.fail", "ENG-1", clock.now() - timedelta(days=1))
    timers.set_deadline("test.due", "ENG-2", clock.now())

    assert timers.sweep() == 1

    assert fired == ["tried ENG-1", "ENG-2"]
    assert timers.due_at("test.fail", "ENG-1") is not None


def test_the_yearly_notice_entered_by_hand_moves_deadlines() -> None:
    DayOverride.objects.create(
        day=date(2026, 11, 23), is_working=False, source="notice"
    )

    assert workdays.add_working_days(date(2026, 11, 20), 1) == date(2026, 11, 24)


def test_the_worker_fires_each_one_as_a_job_of_its_own(
    fired: list[str], frozen_clock: FrozenClock
) -> None:
    timers.set_deadline("test.fail", "ENG-1", clock.now() - timedelta(days=1))
    timers.set_deadline("test.due", "ENG-2", clock.now())
    timers.set_deadline("test.due", "ENG-3", clock.now() + timedelta(hours=2))
    jobs.enqueue("deadlines.sweep", key="now")

    worker.run_pending()

    assert fired == ["tried ENG-1", "ENG-2"]
    made = Job.objects.filter(kind=timers.FIRE_JOB).order_by("pk")
    assert [job.done_at is None for job in made] == [True, False]
    assert "no" in made[0].last_error
    assert timers.due_at("test.fail", "ENG-1") is not None


def test_a_job_that_comes_late_fires_nothing_twice(
    fired: list[str], frozen_clock: FrozenClock
) -> None:
    timers.set_deadline("test.due", "ENG-1", clock.now())
    timers.enqueue_due()
    frozen_clock.advance(hours=1)
    timers.enqueue_due()

    assert Job.objects.filter(kind=timers.FIRE_JOB).count() == 2
    worker.run_pending()

    assert fired == ["ENG-1"]
    assert not Job.objects.filter(kind=timers.FIRE_JOB, done_at=None).exists()
