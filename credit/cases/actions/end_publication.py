"""The publication period is over: the event counts no more and nothing shows it."""

from django.db import transaction

from credit.cases.effects import lift_sanction, unpublish
from credit.cases.entries import PublicationEnded
from credit.cases.locking import locked_case, move_case
from credit.cases.states import Status
from portal.accounts.actors import SYSTEM
from portal.journal.entries import record


@transaction.atomic
def end_publication(ref: str) -> None:
    case = locked_case(ref)
    if case.status != Status.EFFECTIVE:
        return
    unpublish(case)
    move_case(case, Status.CLOSED)
    record(PublicationEnded(stream=ref, event=case.decision.event_ref), actor=SYSTEM)
    lift_sanction(case, actor=SYSTEM)
