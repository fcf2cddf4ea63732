"""The complainant takes the complaint back, before findings are recorded."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import CaseWithdrawn
from credit.cases.locking import locked_case, move_case, refuse_unless
from credit.cases.models import Case
from credit.cases.models.codes import Origin
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.journal.entries import record


@transaction.atomic
def withdraw_case(*, ref: str, actor: Actor) -> Case:
    case = locked_case(ref)
    refuse_unless(
        allowed=case.origin == Origin.COMPLAINT
        and actor.speaks_for(case.complainant_ref),
        message=_("Only the complainant can withdraw the complaint."),
    )
    move_case(case, Status.WITHDRAWN)
    clocks.stop(ref, "intake", "answer", "investigate", "mediation")
    record(CaseWithdrawn(stream=ref), actor=actor)
    return case
