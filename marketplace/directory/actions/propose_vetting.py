"""An officer proposes to admit or to reject, with reasons; another one decides."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory import periods
from marketplace.directory.admissible import check_admissible
from marketplace.directory.entries import VettingProposed
from marketplace.directory.models import VettingCase, VettingObjection
from marketplace.directory.permissions import must_be_officer
from marketplace.directory.rows import held
from marketplace.directory.states import VETTING_MOVES, Vetting
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.journal.entries import Private, record
from portal.kernel import clock, workdays
from portal.kernel.errors import Invalid, WrongState
from portal.kernel.moves import check_move


@transaction.atomic
def propose_vetting(
    *, ref: str, outcome: str, reasons: str, actor: Actor
) -> VettingCase:
    case = held(VettingCase, ref)
    must_be_officer(actor, case.institute_ref, case.concerned())
    check_move(
        VETTING_MOVES,
        case.status,
        Vetting.PROPOSED,
        _("Only an application under check can be proposed for decision."),
    )
    if outcome not in VettingCase.Outcome.values:
        raise Invalid(_("Choose whether to admit or to reject."), field="outcome")
    if not reasons.strip():
        raise Invalid(
            _("Give the reasons; they are part of the file."), field="reasons"
        )
    if case.status == Vetting.PUBLIC_NOTICE:
        _reconsider(case, outcome)
    if outcome == VettingCase.Outcome.ADMIT:
        check_admissible(case)
    case.status = Vetting.PROPOSED
    case.outcome = outcome
    case.proposal_reasons = reasons.strip()
    case.proposed_by = actor.ref
    case.proposed_at = clock.now()
    case.save()
    record(
        VettingProposed(
            stream=ref,
            party=case.party.ref,
            outcome=outcome,
            officer=actor.ref,
            reasons=Private(case.party.ref, case.proposal_reasons),
        ),
        actor=actor,
    )
    return case


def _reconsider(case: VettingCase, outcome: str) -> None:
    """On public notice only an accepted objection leads back, and only to a rejection."""
    accepted = case.objections.filter(status=VettingObjection.Status.ACCEPTED)
    if outcome != VettingCase.Outcome.REJECT or not accepted.exists():
        raise WrongState(
            _(
                "This admission is on public notice. Only a rejection can be proposed "
                "now, and only after an objection was accepted."
            )
        )
    timers.cancel_deadlines(case.ref, periods.NOTICE_OVER)
    last_day = workdays.add_working_days(clock.today(), periods.DECIDE_WORKING_DAYS)
    timers.set_deadline(periods.DECIDE, case.ref, clock.end_of(last_day))
    case.decided_by = case.decision_reasons = ""
    case.decided_at = case.notice_until = None
