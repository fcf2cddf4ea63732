"""What time is it for the portal?

Stored in UTC, shown in Asia/Shanghai. Only demo mode may install another source
(`portal.apps` does), so that all deadlines, decay and expiry follow one clock.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def system_now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the one place that reads the clock


_source: Callable[[], datetime] = system_now


def install(source: Callable[[], datetime] | None) -> None:
    """Take the time from `source` (aware, UTC); None goes back to the system's."""
    global _source
    _source = source or system_now


def now() -> datetime:
    return _source()


def today() -> date:
    return local_date(now())


def local_date(moment: datetime) -> date:
    return moment.astimezone(SHANGHAI).date()


def start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, SHANGHAI).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The last microsecond of the day in Shanghai: what a DATE argument means."""
    return start_of(day + timedelta(days=1)) - timedelta(microseconds=1)
