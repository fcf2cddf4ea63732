"""A second officer decides: agree with the proposal, or send it back.

An admission goes to public notice; silence never approves.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory import periods
from marketplace.directory.admissible import check_admissible
from marketplace.directory.entries import VettingDecided
from marketplace.directory.models import VettingCase
from marketplace.directory.permissions import must_be_second
from marketplace.directory.rows import held
from marketplace.directory.states import VETTING_MOVES, Vetting
from portal.accounts.actors import Actor
from portal.deadlines.timers import cancel_deadlines, set_deadline
from portal.journal.entries import Private, record
from portal.kernel import clock, workdays
from portal.kernel.errors import Invalid
from portal.kernel.moves import check_move


@transaction.atomic
def decide_vetting(
    *, ref: str, agrees: bool, reasons: str, actor: Actor
) -> VettingCase:
    case = held(VettingCase, ref)
    must_be_second(actor, case.institute_ref, case.proposed_by, case.concerned())
    target = _target(case, agrees=agrees)
    check_move(
        VETTING_MOVES,
        case.status,
        target,
        _("This application is not waiting for a decision."),
    )
    if not reasons.strip():
        raise Invalid(
            _("Give the reasons; the organization reads them."), field="reasons"
        )
    if target == Vetting.PUBLIC_NOTICE:
        check_admissible(case)
    outcome = case.outcome if agrees else "send_back"
    case.status = target
    _apply(case, reasons.strip(), actor)
    case.save()
    record(
        VettingDecided(
            stream=ref,
            party=case.party.ref,
            outcome=outcome,
            notice_until=case.notice_until.isoformat() if case.notice_until else "",
            reasons=Private(case.party.ref, reasons.strip()),
        ),
        actor=actor,
    )
    return case


def _target(case: VettingCase, *, agrees: bool) -> Vetting:
    if not agrees:
        return Vetting.UNDER_CHECK
    if case.outcome == VettingCase.Outcome.ADMIT:
        return Vetting.PUBLIC_NOTICE
    return Vetting.REJECTED


def _apply(case: VettingCase, reasons: str, actor: Actor) -> None:
    if case.status == Vetting.UNDER_CHECK:  # sent back: the proposal is void
        case.outcome = case.proposed_by = case.proposal_reasons = ""
        case.proposed_at = None
        return
    now = clock.now()
    case.decision_reasons = reasons
    case.decided_by = actor.ref
    case.decided_at = now
    cancel_deadlines(case.ref, periods.DECIDE)
    if case.status == Vetting.REJECTED:
        case.closed_at = now
        return
    last_day = workdays.add_days(clock.today(), periods.NOTICE_DAYS)
    case.notice_until = clock.end_of(last_day)
    set_deadline(periods.NOTICE_OVER, case.ref, case.notice_until)
