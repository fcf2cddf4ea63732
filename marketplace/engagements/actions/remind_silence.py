"""Tell the enterprise that a delivery waits, five and nine working days after it."""

from django.db import transaction

from marketplace.engagements.entries import SilenceReminded
from marketplace.engagements.locks import locked_milestone
from marketplace.engagements.states import REMINDER_WORKING_DAYS, MilestoneStatus
from portal.accounts.actors import SYSTEM
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


def first_reminder(ref: str) -> None:
    remind_silence(ref, REMINDER_WORKING_DAYS[0])


def second_reminder(ref: str) -> None:
    remind_silence(ref, REMINDER_WORKING_DAYS[1])
