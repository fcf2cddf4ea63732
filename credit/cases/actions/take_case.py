"""An officer takes a case; a conflict of interest refuses it with its reason."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases.entries import CaseTaken
from credit.cases.locking import locked_case
from credit.cases.models import Case
from credit.cases.officers import check_case_officer
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.errors import WrongState


@transaction.atomic
def take_case(*, ref: str, actor: Actor) -> Case:
    case = locked_case(ref)
    check_case_officer(actor, case)
    if case.has_ended:
        raise WrongState(_("This case has ended. There is nothing to take on."))
    if case.handler_ref != actor.ref:
        case.handler_ref = actor.ref
        case.save(update_fields=["handler_ref"])
        record(CaseTaken(stream=ref, officer=actor.ref), actor=actor)
    return case
