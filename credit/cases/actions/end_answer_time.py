"""The respondent's ten working days are over; the case goes on without its answer."""

from django.db import transaction

from credit.cases.entries import AnswerTimeEnded
from credit.cases.locking import locked_case
from portal.accounts.actors import SYSTEM
from portal.journal.entries import record


@transaction.atomic
def end_answer_time(ref: str) -> None:
    case = locked_case(ref)
    if not case.answered_at and not case.has_ended:
        record(AnswerTimeEnded(stream=ref), actor=SYSTEM)
