"""A party appeals against a served decision; other officers decide.

An appeal does not hold the decision back, but its event is marked in public at once.
"""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import AppealFiled
from credit.cases.locking import locked_case, refuse_unless
from credit.cases.models import Appeal, Case
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.journal.entries import Private, record
from portal.kernel.errors import Conflict, Invalid, WrongState

DECIDED = {Status.SERVED, Status.EFFECTIVE, Status.CLOSED}


@transaction.atomic
def file_appeal(*, case_ref: str, text: str, actor: Actor) -> Appeal:
    """Within fifteen working days after service, once by each side."""
    case = locked_case(case_ref)
    party = _speaking_side(actor, case)
    refuse_unless(
        allowed=bool(party),
        message=_("Only somebody who speaks for a party of the case can appeal."),
    )
    in_time = timers.due_at("cases.appeal_window", case_ref) is not None
    if case.status not in DECIDED or not in_time:
        raise WrongState(
            _("An appeal is possible within 15 working days after service.")
        )
    if not text.strip():
        raise Invalid(_("Say what is wrong with the decision."), field="text")
    appeal = Appeal(
        case=case, by_ref=party, filed_by=actor.ref, institute_ref=case.institute_ref
    )
    try:
        with transaction.atomic():
            appeal.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict(_("You appealed against this decision already.")) from error
    clocks.start("appeal", appeal.ref, clocks.APPEAL)
    record(
        AppealFiled(
            stream=appeal.ref,
            case=case.ref,
            event=case.decision.event_ref,
            by=party,
            institute=appeal.institute_ref,
            text=Private(party, text.strip()),
        ),
        actor=actor,
    )
    return appeal


def _speaking_side(actor: Actor, case: Case) -> str:
    """The party of the case that the actor speaks for; '' for nobody."""
    sides = (case.respondent_ref, case.complainant_ref)
    return next((ref for ref in sides if ref and actor.speaks_for(ref)), "")
