"""Mediation took as long as it may."""

from django.db import transaction

from credit.cases.locking import locked_case
from credit.cases.mediating import after_mediation
from credit.cases.models.codes import Origin
from credit.cases.states import Status
from portal.accounts.actors import SYSTEM


@transaction.atomic
def end_mediation_by_time(ref: str) -> None:
    """After 45 working days a complaint goes to investigation; a milestone stays
    open and overdue until two officers rule: silence never splits money."""
    case = locked_case(ref)
    if case.status == Status.MEDIATION and case.origin != Origin.MEDIATION:
        after_mediation(case, settled=False, note="", actor=SYSTEM)
