"""What time is it in the demo? The moment stored in its database; it stands still."""

import contextlib
import time
from datetime import datetime, timedelta

from django.db import OperationalError

from portal.deadlines import timers
from portal.deadlines.models import Deadline
from portal.demo.models import DemoMarker
from portal.kernel import clock, workdays

# Web server and worker are two processes; each reads the row at most twice a second.
FRESH_SECONDS = 0.5


class StoredClock:
    """The clock source of demo mode (portal.apps installs it, only there)."""

    def __init__(self) -> None:
        self.moment: datetime | None = None
        self.read_at = 0.0

    def __call__(self) -> datetime:
        if self.moment is None or time.monotonic() - self.read_at > FRESH_SECONDS:
            self.refresh()
        return self.moment or clock.system_now()

    def refresh(self) -> None:
        row = DemoMarker.objects.filter(pk=1).values_list("moment", flat=True)
        with contextlib.suppress(OperationalError):  # before the first migration
            self.moment = row.first()
        self.read_at = time.monotonic()


stored_clock = StoredClock()


def next_working_day() -> datetime:
    """The same time of day on the next working day."""
    now = clock.now()
    days = workdays.add_working_days(clock.local_date(now), 1) - clock.local_date(now)
    return now + days


def next_deadline() -> datetime | None:
    """Just after the next open deadline; None when nothing is waiting."""
    row = (
        Deadline.objects.filter(
            fired_at=None, cancelled_at=None, due_at__gt=clock.now()
        )
        .order_by("due_at")
        .first()
    )
    return row.due_at + timedelta(seconds=1) if row else None


def move_to(moment: datetime) -> int:
    """Set the clock, never back, and sweep; how many deadlines fired."""
    DemoMarker.objects.filter(pk=1, moment__lt=moment).update(moment=moment)
    stored_clock.refresh()
    return timers.sweep()
