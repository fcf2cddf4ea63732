"""Who takes work out of the outbox, and what happens when a worker dies?

1. Claim: lease a job and raise its fence, in one short transaction.
2. Run the handler and mark the job done in one transaction, only if the fence is
   still ours. A killed worker leaves a lease that runs out; its half-done effects
   were rolled back with the transaction, so nothing is lost and nothing twice.
3. A failing job waits 2^attempts seconds (with jitter); after 8 it is parked
   (`dead_at`) and shown on the status page, and blocks nobody. So is one whose
   worker died 8 times over it.
"""

import logging
import random
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, Q

from portal.kernel import clock
from portal.outbox.jobs import cron_kinds, enqueue, handler_for
from portal.outbox.models import Heartbeat, Job

log = logging.getLogger(__name__)
LEASE = timedelta(seconds=60)
MAX_ATTEMPTS = 8
NOBODY_CAME_BACK = "No worker that took it came back."


class FenceLost(Exception):
    """Another worker took the job over; our effects are rolled back."""


def run_pending(*, lease: timedelta = LEASE, limit: int | None = None) -> int:
    """Do all jobs that are due; how many were done. Used by tests and `--once`."""
    done = 0
    while limit is None or done < limit:
        job = claim(lease=lease)
        if job is None:
            return done
        done += perform(job)
    return done


def claim(*, lease: timedelta = LEASE) -> Job | None:
    now = _now()
    with transaction.atomic():
        waiting = Job.objects.filter(
            Q(leased_until=None) | Q(leased_until__lt=now),
            done_at=None,
            dead_at=None,
            not_before__lte=max(now, clock.now()),
        ).order_by("not_before", "id")
        if connection.features.has_select_for_update_skip_locked:
            waiting = waiting.select_for_update(skip_locked=True)
        job = waiting.first()
        if job is None:
            return None
        mine = Job.objects.filter(pk=job.pk)
        is_deadly = job.attempts >= MAX_ATTEMPTS
        if is_deadly:
            mine.update(dead_at=now, leased_until=None, last_error=NOBODY_CAME_BACK)
        else:
            mine.update(
                leased_until=now + lease,
                fence=F("fence") + 1,
                attempts=F("attempts") + 1,
            )
    if is_deadly:
        log.error("job %s is parked: %s", job, NOBODY_CAME_BACK)
        return claim(lease=lease)
    job.refresh_from_db()
    return job


def perform(job: Job) -> bool:
    try:
        with transaction.atomic():
            handler_for(job.kind)(job.payload)
            mine = Job.objects.filter(pk=job.pk, fence=job.fence, done_at=None)
            if not mine.update(done_at=_now(), leased_until=None, last_error=""):
                raise FenceLost(str(job))
    except FenceLost:
        log.warning("job %s was taken over by another worker", job)
        return False
    except Exception as error:  # noqa: BLE001 - any handler may fail in any way
        _put_back(job, error)
        return False
    return True


def _put_back(job: Job, error: Exception) -> None:
    log.warning("job %s failed: %r", job, error)
    now = _now()
    wait = timedelta(seconds=2**job.attempts * random.uniform(0.5, 1.5))  # noqa: S311 - jitter
    dead = now if job.attempts >= MAX_ATTEMPTS else None
    Job.objects.filter(pk=job.pk, fence=job.fence).update(
        leased_until=None,
        not_before=max(now, clock.now()) + wait,
        last_error=repr(error)[:2000],
        dead_at=dead,
    )


def schedule_cron() -> None:
    """Enqueue each cron kind once per slot; the unique key makes more workers safe."""
    now = clock.now()
    for kind, rhythm in cron_kinds().items():
        slot = now.strftime("%Y-%m-%dT%H" if rhythm == "hourly" else "%Y-%m-%d")
        enqueue(kind, key=slot)


def beat(worker: str) -> None:
    Heartbeat.objects.update_or_create(worker=worker, defaults={"seen_at": _now()})


def _now() -> datetime:
    # Leases run on the machine's clock, also when the demo's clock stands still.
    return clock.system_now()
