"""How long does each step of a case have? One table, also shown to users.

Working days but where the name says days. Sources: market regulator's complaint
measures Art. 14, 21, 23, 31 (borrowed), Order 36 of 2025 on repair; design.md §4.
"""

from datetime import datetime, timedelta

from portal.deadlines import timers
from portal.kernel import clock, workdays

INTAKE = 7
ANSWER = 10
INVESTIGATION = 15
INVESTIGATION_EXTENSION = 15
MEDIATION = 45
HEARING_REQUEST = 5
DECIDE = 7
SERVE = 7
EFFECT = 1  # the working day after service
APPEAL_WINDOW = 15
APPEAL = 30
OBJECTION = 5
OBJECTION_WITH_APPROVAL = 8
REPAIR = 10
TIP_TRIAGE = 7
TIP_KEPT_DAYS = 90  # after closing, unless a case was opened


def due_in(count: int, start: datetime | None = None) -> datetime:
    """The end of the `count`-th working day after `start` (now)."""
    day = clock.local_date(start or clock.now())
    return clock.end_of(workdays.add_working_days(day, count))


def start(name: str, ref: str, count: int, since: datetime | None = None) -> datetime:
    """Set the deadline row `cases.<name>` of `ref`; the moment it is due."""
    due = due_in(count, since)
    timers.set_deadline(f"cases.{name}", ref, due)
    return due


def start_effect(ref: str) -> datetime:
    """The first moment of the working day after service: the day that is told."""
    due = clock.start_of(workdays.add_working_days(clock.today(), EFFECT))
    timers.set_deadline("cases.effect", ref, due)
    return due


def start_tip_erasure(ref: str) -> None:
    day = clock.today() + timedelta(days=TIP_KEPT_DAYS)
    timers.set_deadline("cases.tip_erase", ref, clock.end_of(day))


def stop(ref: str, *names: str) -> None:
    timers.cancel_deadlines(ref, *(f"cases.{name}" for name in names))
