"""The working day after service begins: the decision takes effect.

Only now does it become a credit event (portal.wiring), a sanction bite, a page public.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import periods
from credit.cases.entries import (
    CaseClosedWithoutEffect,
    DecisionEffective,
    SanctionEffective,
)
from credit.cases.locking import locked_case, move_case
from credit.cases.models import Case, Decision
from credit.cases.states import Status
from portal.accounts.actors import SYSTEM, Actor
from portal.deadlines import timers
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import WrongState
from portal.parties import queries as parties


@transaction.atomic
def make_effective(ref: str) -> Case:
    case = locked_case(ref)
    if timers.due_at("cases.effect", ref) is not None:
        raise WrongState(_("The decision takes effect on the day told when served."))
    if not case.decision.is_upheld:
        move_case(case, Status.CLOSED)
        record(
            CaseClosedWithoutEffect(stream=ref, decision=case.decision.ref),
            actor=SYSTEM,
        )
        return case
    move_case(case, Status.EFFECTIVE)
    # The moment told when served, however late the sweep comes by.
    told = timers.last_due("cases.effect", ref)
    put_into_effect(case, actor=SYSTEM, since=told)
    return case


def put_into_effect(
    case: Case,
    *,
    actor: Actor,
    supersedes: str = "",
    since: datetime | None = None,
) -> None:
    """Also after an appeal that changed the decision: from now on."""
    decision = case.decision
    start = since or clock.now()
    decision.effective_at = start
    decision.public_until = periods.public_until(decision.severity, start)
    decision.unpublished_at = None
    decision.save(update_fields=["effective_at", "public_until", "unpublished_at"])
    timers.set_deadline("cases.publication", case.ref, decision.public_until)
    record(
        _effective_entry(case, decision, start, supersedes),
        actor=actor,
    )
    if decision.sanction:
        record(
            SanctionEffective(
                stream=case.ref,
                decision=decision.ref,
                subject=case.respondent_ref,
                sanction=decision.sanction,
                proposed_by=decision.proposed_by,
                decided_by=decision.decided_by,
            ),
            actor=actor,
        )


def _effective_entry(
    case: Case, decision: Decision, start: datetime, supersedes: str
) -> DecisionEffective:
    known = parties.parties_by_ref([case.respondent_ref, case.complainant_ref])
    subject = known[case.respondent_ref]
    other = known.get(case.complainant_ref)
    region = subject.region.code if subject.region else ""
    until = periods.public_until(decision.severity, start)
    return DecisionEffective(
        stream=case.ref,
        decision=decision.ref,
        subject=subject.ref,
        kind=decision.event_kind,
        severity=decision.severity,
        institute=case.institute_ref,
        complainant=case.complainant_ref,
        counterparty_group=other.owner_group if other else "",
        segment=f"{region}|{subject.size_class}",
        about=case.ref,
        effective_at=start.isoformat(),
        public_until=until.isoformat(),
        shares=case.shares,
        supersedes=supersedes,
    )
