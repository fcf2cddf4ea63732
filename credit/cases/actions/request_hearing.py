"""The respondent asks for a hearing on the proposed decision, or waives it."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import HearingRequested, HearingWaived
from credit.cases.locking import locked_case, refuse_unless
from credit.cases.models import Case
from credit.cases.models.codes import Hearing
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.journal.entries import record
from portal.kernel.errors import WrongState


@transaction.atomic
def request_hearing(*, ref: str, wanted: bool, actor: Actor) -> Case:
    case = locked_case(ref)
    refuse_unless(
        allowed=actor.speaks_for(case.respondent_ref),
        message=_("Only somebody who speaks for the respondent can answer this."),
    )
    if case.status != Status.PROPOSED or not timers.due_at("cases.hearing", ref):
        raise WrongState(_("The time to ask for a hearing is over."))
    decision = case.decision
    decision.hearing = Hearing.REQUESTED if wanted else Hearing.WAIVED
    decision.save(update_fields=["hearing"])
    clocks.stop(ref, "hearing")
    entry = HearingRequested(stream=ref) if wanted else HearingWaived(stream=ref)
    record(entry, actor=actor)
    return case
