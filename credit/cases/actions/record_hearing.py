"""The hearing that the respondent asked for was held; its record is kept."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases.entries import HearingHeld
from credit.cases.locking import locked_case
from credit.cases.models import Case
from credit.cases.models.codes import Hearing
from credit.cases.officers import check_case_officer
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid, WrongState


@transaction.atomic
def record_hearing(*, ref: str, record_text: str, actor: Actor) -> Case:
    case = locked_case(ref)
    check_case_officer(actor, case)
    asked = case.status == Status.PROPOSED and (
        case.decision.hearing == Hearing.REQUESTED
    )
    if not asked:
        raise WrongState(_("No hearing is waiting in this case."))
    if not record_text.strip():
        raise Invalid(_("Write what was said at the hearing."), field="record_text")
    case.decision.hearing = Hearing.HELD
    case.decision.save(update_fields=["hearing"])
    record(
        HearingHeld(stream=ref, record=Private(ref, record_text.strip())), actor=actor
    )
    return case
