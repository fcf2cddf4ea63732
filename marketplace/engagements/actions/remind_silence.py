"""Tell the enterprise that a delivery waits, five and nine working days after it."""

from functools import partial

from django.db import transaction

from marketplace.engagements.entries import SilenceReminded
from marketplace.engagements.locks import locked_milestone
from marketplace.engagements.silence import FIRST_REMINDER, SECOND_REMINDER
from marketplace.engagements.states import REMINDER_WORKING_DAYS, MilestoneStatus
from portal.accounts.actors import SYSTEM
from portal.deadlines.timers import Action
from portal.journal.entries import record


@transaction.atomic
def remind_silence(ref: str, working_days: int) -> None:
    milestone = locked_milestone(ref)
    if milestone.status != MilestoneStatus.SUBMITTED:
        return
    record(
        SilenceReminded(
            stream=milestone.engagement.ref, milestone=ref, working_days=working_days
        ),
        actor=SYSTEM,
    )


REMINDERS: dict[str, Action] = {
    FIRST_REMINDER: partial(remind_silence, working_days=REMINDER_WORKING_DAYS[0]),
    SECOND_REMINDER: partial(remind_silence, working_days=REMINDER_WORKING_DAYS[1]),
}
