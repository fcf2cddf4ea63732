"""Which days are working days in China, and when does a period end?

The start day is excluded and the last day moves to the next working day (Civil
Code Art. 201, 203). `holidays` knows the State Council's yearly notices including
working weekends; rows of `portal.deadlines` override it from the day a notice is out.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, timedelta
from functools import lru_cache

import holidays

Overrides = Mapping[date, bool]


def _no_overrides() -> Overrides:
    return {}


_overrides: Callable[[], Overrides] = _no_overrides


_remembered: ContextVar[list[Overrides] | None] = ContextVar(
    "workday_overrides", default=None
)


@contextmanager
def remembered() -> Iterator[None]:
    """Ask the source once inside, however many days are counted (one request)."""
    token = _remembered.set([])
    try:
        yield
    finally:
        _remembered.reset(token)


def _known() -> Overrides:
    memory = _remembered.get()
    if memory is None:
        return _overrides()
    if not memory:
        memory.append(_overrides())
    return memory[0]


def install(source: Callable[[], Overrides] | None) -> None:
    """Take overrides (day → is it a working day) from `source`."""
    global _overrides
    _overrides = source or _no_overrides


@lru_cache(maxsize=16)
def _calendar(year: int) -> holidays.HolidayBase:
    # Working weekends appear only after their year is touched.
    return holidays.country_holidays("CN", years=year)


def is_working_day(day: date, overrides: Overrides | None = None) -> bool:
    known = _known() if overrides is None else overrides
    if day in known:
        return known[day]
    return bool(_calendar(day.year).is_working_day(day))


def add_working_days(start: date, count: int) -> date:
    """The last day of a period of `count` working days that began on `start`."""
    known = _known()
    day = start
    while count > 0:
        day += timedelta(days=1)
        if is_working_day(day, known):
            count -= 1
    return day


def add_days(start: date, count: int) -> date:
    """The last day of a period of calendar days, moved to the next working day."""
    known = _known()
    day = start + timedelta(days=count)
    while not is_working_day(day, known):
        day += timedelta(days=1)
    return day


def working_days_between(start: date, end: date) -> int:
    """Working days after `start` up to and including `end`; negative when over."""
    if end < start:
        return -working_days_between(end, start)
    known = _known()
    span = (end - start).days
    days = (start + timedelta(days=i) for i in range(1, span + 1))
    return sum(is_working_day(day, known) for day in days)
