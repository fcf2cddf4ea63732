"""Fifteen working days after service no appeal came from whoever had not appealed."""

from django.db import transaction

from credit.cases.entries import AppealTimeEnded
from portal.accounts.actors import SYSTEM
from portal.journal.entries import record


@transaction.atomic
def end_appeal_time(ref: str) -> None:
    record(AppealTimeEnded(stream=ref), actor=SYSTEM)
