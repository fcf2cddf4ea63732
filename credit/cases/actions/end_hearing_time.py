"""Five working days passed without a request for a hearing."""

from django.db import transaction

from credit.cases.entries import HearingTimeEnded
from credit.cases.locking import locked_case
from credit.cases.states import Status
from portal.accounts.actors import SYSTEM
from portal.journal.entries import record


@transaction.atomic
def end_hearing_time(ref: str) -> None:
    """Nothing is decided by it; the second officer may decide from now on."""
    if locked_case(ref).status == Status.PROPOSED:
        record(HearingTimeEnded(stream=ref), actor=SYSTEM)
