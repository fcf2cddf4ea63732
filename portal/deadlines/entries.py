"""What happened to the calendar of working days? One stream a year."""

from dataclasses import dataclass

from portal.journal.entries import Entry


@dataclass(frozen=True, kw_only=True)
class CalendarDayEntered(Entry):
    """A day of the State Council's notice: working although a weekend, or rest."""

    day: str
    is_working: bool
    source: str  # number of the notice


@dataclass(frozen=True, kw_only=True)
class CalendarDayRemoved(Entry):
    day: str
    is_working: bool
    source: str


def stream_of(year: int) -> str:
    return f"CALENDAR-{year}"
