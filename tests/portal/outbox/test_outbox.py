"""The outbox: each job once, whatever fails."""

from datetime import timedelta

import pytest
from django.db import transaction

from portal.kernel import clock
from portal.outbox import jobs, worker
from portal.outbox.models import Job
from portal.wiring import install as install_wiring
from tests.conftest import FrozenClock

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen() -> list:
    return []


@pytest.fixture(autouse=True)
def _handlers(seen: list):
    def fail(payload: dict) -> None:
        seen.append("failed")
        raise OSError("the mail server is away")

    jobs.install(
        {"note": lambda payload: seen.append(payload.get("n")), "fail": fail},
        {"note": "hourly"},
    )
    yield
    install_wiring()


def test_the_same_key_is_enqueued_once() -> None:
    jobs.enqueue("note", key="a", payload={"n": 1})
    jobs.enqueue("note", key="a", payload={"n": 2})

    assert [job.payload for job in Job.objects.all()] == [{"n": 1}]


def test_jobs_are_done_in_order_and_once(seen: list) -> None:
    for n in range(3):
        jobs.enqueue("note", key=str(n), payload={"n": n})

    assert worker.run_pending() == 3
    assert worker.run_pending() == 0

    assert seen == [0, 1, 2]


def test_a_job_for_later_waits(seen: list) -> None:
    jobs.enqueue("note", key="a", not_before=clock.now() + timedelta(hours=1))

    assert worker.run_pending() == 0
    assert seen == []


def test_a_rolled_back_change_leaves_no_job() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.enqueue("note", key="a")
        raise ZeroDivisionError

    assert not Job.objects.exists()


def test_a_poison_job_is_parked_and_blocks_no_other(seen: list) -> None:
    jobs.enqueue("fail", key="a")
    jobs.enqueue("note", key="b", payload={"n": 1})

    for _ in range(worker.MAX_ATTEMPTS + 2):
        Job.objects.update(not_before=clock.now())
        worker.run_pending()

    poison = Job.objects.get(kind="fail")
    assert poison.dead_at is not None
    assert poison.attempts == worker.MAX_ATTEMPTS
    assert "mail server" in poison.last_error
    assert seen.count("failed") == worker.MAX_ATTEMPTS
    assert seen.count(1) == 1


def test_a_job_that_kills_its_workers_is_parked_and_blocks_no_other(
    seen: list,
) -> None:
    jobs.enqueue("note", key="deadly", payload={"n": 1})
    jobs.enqueue("note", key="b", payload={"n": 2})

    for _ in range(worker.MAX_ATTEMPTS):
        assert worker.claim(lease=timedelta(seconds=-1)).key == "deadly"
    assert worker.run_pending() == 1

    deadly = Job.objects.get(key="deadly")
    assert deadly.dead_at is not None
    assert deadly.attempts == worker.MAX_ATTEMPTS
    assert deadly.last_error == worker.NOBODY_CAME_BACK
    assert seen == [2]


def test_a_lease_keeps_others_away_until_it_runs_out() -> None:
    jobs.enqueue("note", key="a")

    first = worker.claim(lease=timedelta(hours=1))
    assert worker.claim() is None
    Job.objects.update(leased_until=worker._now() - timedelta(seconds=1))
    second = worker.claim()

    assert (first.fence, second.fence) == (1, 2)


def test_a_worker_that_lost_its_fence_has_no_effect(seen: list) -> None:
    jobs.enqueue("note", key="a", payload={"n": 1})
    slow = worker.claim(lease=timedelta(seconds=-1))
    quick = worker.claim()
    effects: list[int] = []

    def effect(payload: dict) -> None:
        jobs.enqueue("note", key=f"effect {len(effects)}")
        effects.append(1)

    jobs.install({"note": effect}, {})

    assert worker.perform(quick)
    assert not worker.perform(slow)

    assert Job.objects.filter(key__startswith="effect").count() == 1


def test_cron_jobs_are_made_once_a_slot(frozen_clock: FrozenClock) -> None:
    worker.schedule_cron()
    worker.schedule_cron()
    assert Job.objects.count() == 1

    frozen_clock.advance(hours=1)
    worker.schedule_cron()
    assert Job.objects.count() == 2
