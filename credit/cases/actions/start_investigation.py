"""Begin to look into an accepted complaint."""

from django.db import transaction

from credit.cases.entries import InvestigationStarted
from credit.cases.locking import locked_case, move_case
from credit.cases.models import Case
from credit.cases.officers import check_case_officer
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.journal.entries import record


@transaction.atomic
def start_investigation(*, ref: str, actor: Actor) -> Case:
    """Its clock began with the acceptance (see accept_case)."""
    case = locked_case(ref)
    check_case_officer(actor, case)
    move_case(case, Status.INVESTIGATION)
    record(InvestigationStarted(stream=ref), actor=actor)
    return case
