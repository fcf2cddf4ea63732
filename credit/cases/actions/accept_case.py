"""Accept a complaint: the respondent hears of it now and has ten working days."""

from django.db import transaction

from credit.cases import clocks
from credit.cases.entries import CaseAccepted
from credit.cases.locking import locked_case, move_case
from credit.cases.models import Case
from credit.cases.officers import check_case_officer
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock


@transaction.atomic
def accept_case(*, ref: str, actor: Actor) -> Case:
    case = locked_case(ref)
    check_case_officer(actor, case)
    case.noticed_at = clock.now()
    case.handler_ref = case.handler_ref or actor.ref
    move_case(case, Status.ACCEPTED, "noticed_at", "handler_ref")
    clocks.stop(ref, "intake")
    clocks.start("answer", ref, clocks.ANSWER)
    clocks.start("investigate", ref, clocks.INVESTIGATION)
    record(CaseAccepted(stream=ref, respondent=case.respondent_ref), actor=actor)
    return case
