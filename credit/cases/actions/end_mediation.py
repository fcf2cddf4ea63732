"""Mediation of a complaint ends: settled, or the investigation begins."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases.locking import locked_case
from credit.cases.mediating import after_mediation
from credit.cases.models import Case
from credit.cases.models.codes import Origin
from credit.cases.officers import check_case_officer
from portal.accounts.actors import Actor
from portal.kernel.errors import WrongState


@transaction.atomic
def end_mediation(*, ref: str, settled: bool, note: str, actor: Actor) -> Case:
    case = locked_case(ref)
    check_case_officer(actor, case)
    if case.origin == Origin.MEDIATION:
        raise WrongState(
            _("A milestone needs a ruling that splits its money. Propose one.")
        )
    return after_mediation(case, settled=settled, note=note, actor=actor)
