"""What does a decision set going when it takes effect, and what ends with it?

Its record counts and is public, its sanction bites; shared by the actions that begin,
replace and end an effective decision.
"""

from datetime import datetime

from credit.cases import periods
from credit.cases.entries import DecisionEffective, SanctionEffective, SanctionLifted
from credit.cases.models import Case, Decision
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.journal.entries import record
from portal.kernel import clock
from portal.parties import queries as parties


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


def unpublish(case: Case) -> None:
    case.decision.unpublished_at = clock.now()
    case.decision.save(update_fields=["unpublished_at"])


def lift_sanction(case: Case, *, actor: Actor) -> None:
    if case.decision.sanction:
        record(
            SanctionLifted(
                stream=case.ref,
                decision=case.decision.ref,
                subject=case.respondent_ref,
                sanction=case.decision.sanction,
            ),
            actor=actor,
        )
