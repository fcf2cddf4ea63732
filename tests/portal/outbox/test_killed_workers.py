"""200 jobs, three workers, 20 times kill -9: nothing lost, nothing twice.

The control runs the same storm on a worker that marks a job done before its effect;
it must lose work, or the storm proves nothing.
"""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from portal.outbox import jobs
from portal.outbox.models import Job
from tests.support.database import ROOT, TestDatabase

SCRIPT = Path(__file__).parents[2] / "support" / "outbox_worker.py"
JOBS, KILLS, WORKERS = 200, 20, 3
pytestmark = pytest.mark.django_db(transaction=True)


def start(url: str, how: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), url, how, "0.6", "0.02"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        stderr=subprocess.DEVNULL,
    )


def storm(url: str, how: str) -> Counter:
    """Effects per job after the storm."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE test_effect (job integer)")
    for n in range(JOBS):
        jobs.enqueue("test.effect", key=str(n), payload={"n": n})
    chance = random.Random(29490)
    workers = [start(url, how) for _ in range(WORKERS)]
    kills, limit = 0, time.monotonic() + 90
    try:
        while time.monotonic() < limit:
            time.sleep(chance.uniform(0.1, 0.4))
            if kills < KILLS and Job.objects.exclude(attempts=0).exists():
                victim = chance.randrange(WORKERS)
                workers[victim].send_signal(signal.SIGKILL)
                workers[victim].wait()
                workers[victim] = start(url, how)
                kills += 1
            elif kills == KILLS and not Job.objects.filter(done_at=None).exists():
                break
    finally:
        for process in workers:
            process.kill()
            process.wait()
    assert kills == KILLS
    with connection.cursor() as cursor:
        cursor.execute("SELECT job FROM test_effect")
        return Counter(job for (job,) in cursor.fetchall())


def test_no_job_is_lost_or_done_twice(test_database: TestDatabase) -> None:
    effects = storm(test_database.url, "safe")

    assert Job.objects.filter(done_at=None).count() == 0
    assert sorted(effects) == list(range(JOBS))
    assert set(effects.values()) == {1}


def test_the_storm_does_lose_work_without_the_guard(
    test_database: TestDatabase,
) -> None:
    effects = storm(test_database.url, "unsafe")

    assert len(effects) < JOBS
