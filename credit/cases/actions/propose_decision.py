"""One officer proposes a decision: what is found, its class, a sanction, reasons.

The respondent is told the facts and the basis and may ask for a hearing.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.classes import checked_severity
from credit.cases.entries import DecisionProposed
from credit.cases.locking import check_case_move, locked_case, move_case
from credit.cases.models import Case, Decision
from credit.cases.models.codes import Finding, Hearing, Sanction
from credit.cases.officers import check_case_officer
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Invalid


@transaction.atomic
def propose_decision(
    *,
    ref: str,
    finding: str,
    reasons: str,
    actor: Actor,
    severity: str = "",
    sanction: str = "",
) -> Decision:
    case = locked_case(ref)
    check_case_officer(actor, case)
    check_case_move(case, Status.PROPOSED)
    severity = checked_severity(finding, severity)
    if finding == Finding.NOT_UPHELD and sanction:
        raise Invalid(
            _("A complaint that is not upheld carries no sanction."), field="sanction"
        )
    if not reasons.strip():
        raise Invalid(_("Write the reasons; both sides read them."), field="reasons")
    decision = _save(case, finding, severity, sanction, actor)
    move_case(case, Status.PROPOSED)
    clocks.start("hearing", ref, clocks.HEARING_REQUEST)
    clocks.start("decide", ref, clocks.HEARING_REQUEST + clocks.DECIDE)
    record(
        DecisionProposed(
            stream=ref,
            version=decision.version,
            finding=finding,
            severity=severity,
            sanction=sanction,
            reasons=Private(ref, reasons.strip()),
        ),
        actor=actor,
    )
    return decision


def _save(
    case: Case, finding: str, severity: str, sanction: str, actor: Actor
) -> Decision:
    known = Decision.objects.select_for_update().filter(case=case).first()
    decision = known or Decision(case=case, version=0)
    decision.version += 1
    decision.finding, decision.severity = finding, severity
    decision.sanction = Sanction(sanction)
    decision.hearing = Hearing.NOT_ASKED
    decision.proposed_by, decision.proposed_at = actor.ref, clock.now()
    decision.save()
    return decision
