"""When does silence on a delivery end? Working days from the newest submission.

The last day counts whole: the deadline is its end in Shanghai.
"""

from datetime import date

from marketplace.engagements.models import Milestone
from marketplace.engagements.states import (
    REMINDER_WORKING_DAYS,
    SILENCE_WORKING_DAYS,
    MilestoneStatus,
)
from portal.deadlines import timers
from portal.kernel import clock, workdays

SILENCE = "engagements.silence"
FIRST_REMINDER, SECOND_REMINDER = (
    f"engagements.silence_reminder_{days}" for days in REMINDER_WORKING_DAYS
)


def start_silence(milestone: Milestone) -> date:
    """Set the three deadlines anew; the last day for an answer."""
    day = clock.today()
    for kind, days in (
        (FIRST_REMINDER, REMINDER_WORKING_DAYS[0]),
        (SECOND_REMINDER, REMINDER_WORKING_DAYS[1]),
        (SILENCE, SILENCE_WORKING_DAYS),
    ):
        last = workdays.add_working_days(day, days)
        timers.set_deadline(kind, milestone.ref, clock.end_of(last))
    return last


def end_silence(milestone: Milestone) -> None:
    timers.cancel_deadlines(milestone.ref, FIRST_REMINDER, SECOND_REMINDER, SILENCE)


def answer_by(milestone: Milestone) -> date | None:
    """The last day of the running period; None when nothing waits for an answer."""
    if milestone.status != MilestoneStatus.SUBMITTED or not milestone.submitted_at:
        return None
    return workdays.add_working_days(
        clock.local_date(milestone.submitted_at), SILENCE_WORKING_DAYS
    )
