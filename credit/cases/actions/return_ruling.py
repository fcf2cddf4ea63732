"""The second officer sends a proposed ruling back, with reasons."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases.entries import RulingReturned
from credit.cases.locking import check_case_move, locked_case, move_case
from credit.cases.models import Case
from credit.cases.officers import check_case_officer, check_second_person
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid


@transaction.atomic
def return_ruling(*, ref: str, reasons: str, actor: Actor) -> Case:
    """Back to the one who proposed it."""
    case = locked_case(ref)
    check_case_officer(actor, case)
    check_case_move(case, Status.MEDIATION)
    check_second_person(actor, case.institute_ref, [case.ruling.proposed_by])
    if not reasons.strip():
        raise Invalid(_("Say what has to change."), field="reasons")
    move_case(case, Status.MEDIATION)
    record(
        RulingReturned(stream=ref, reasons=Private(ref, reasons.strip())), actor=actor
    )
    return case
