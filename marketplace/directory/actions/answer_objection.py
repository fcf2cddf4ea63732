"""An officer accepts or declines an objection to an admission, with reasons.

Accepted: the admission goes back under check and the notice stops; that undoes what two
persons decided, so another approver than the proposer accepts it. When the notice has
ended meanwhile, an accepted objection becomes a proposal to suspend.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory import periods
from marketplace.directory.actions.propose_measure import propose_measure
from marketplace.directory.entries import VettingObjectionAnswered
from marketplace.directory.models import ListingMeasure, VettingCase, VettingObjection
from marketplace.directory.permissions import must_be_officer, must_be_second
from marketplace.directory.rows import locked
from marketplace.directory.states import Vetting
from portal.accounts.actors import Actor
from portal.deadlines.timers import cancel_deadlines, set_deadline
from portal.journal.entries import Private, record
from portal.kernel import clock, workdays
from portal.kernel.errors import Invalid, WrongState

Status = VettingObjection.Status


@transaction.atomic
def answer_objection(
    *, ref: str, accepts: bool, reasons: str, actor: Actor
) -> VettingObjection:
    objection = locked(VettingObjection, ref=ref)
    case = locked(VettingCase, pk=objection.case_id)
    concerned = [*case.concerned(), objection.filed_by]
    must_be_officer(actor, case.institute_ref, concerned)
    if accepts and case.status == Vetting.PUBLIC_NOTICE:
        must_be_second(actor, case.institute_ref, case.proposed_by, concerned)
    if objection.status != Status.FILED:
        raise WrongState(_("This objection has been answered already."))
    if not reasons.strip():
        raise Invalid(_("Give the reasons for your answer."), field="reasons")
    objection.status = Status.ACCEPTED if accepts else Status.DECLINED
    objection.answer = reasons.strip()
    objection.answered_by = actor.ref
    objection.answered_at = clock.now()
    objection.save()
    cancel_deadlines(ref, periods.OBJECTION)
    record(
        VettingObjectionAnswered(
            stream=case.ref,
            party=case.party.ref,
            objection=ref,
            result=objection.status,
            reasons=Private(case.party.ref, objection.answer),
        ),
        actor=actor,
    )
    if accepts:
        _reopen(case, objection, actor)
    return objection


def _reopen(case: VettingCase, objection: VettingObjection, actor: Actor) -> None:
    if case.status == Vetting.ACTIVE:
        propose_measure(
            party_ref=case.party.ref,
            kind=ListingMeasure.Kind.SUSPEND,
            reason=objection.answer,
            actor=actor,
        )
        return
    if case.status != Vetting.PUBLIC_NOTICE:
        return
    case.status = Vetting.UNDER_CHECK
    case.outcome = case.proposed_by = case.decided_by = ""
    case.proposal_reasons = case.decision_reasons = ""
    case.proposed_at = case.decided_at = case.notice_until = None
    case.save()
    cancel_deadlines(case.ref, periods.NOTICE_OVER)
    last_day = workdays.add_working_days(clock.today(), periods.DECIDE_WORKING_DAYS)
    set_deadline(periods.DECIDE, case.ref, clock.end_of(last_day))
