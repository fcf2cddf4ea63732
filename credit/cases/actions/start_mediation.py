"""Both sides agreed to mediation: forty-five working days at most."""

from django.db import transaction

from credit.cases import clocks
from credit.cases.entries import MediationStarted
from credit.cases.locking import locked_case, move_case
from credit.cases.models import Case
from credit.cases.officers import check_case_officer
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.journal.entries import record


@transaction.atomic
def start_mediation(*, ref: str, actor: Actor) -> Case:
    case = locked_case(ref)
    check_case_officer(actor, case)
    move_case(case, Status.MEDIATION)
    clocks.stop(ref, "investigate")
    clocks.start("mediation", ref, clocks.MEDIATION)
    record(MediationStarted(stream=ref), actor=actor)
    return case
