"""A second officer decides what the first proposed, after the hearing or its time."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import CaseDecided
from credit.cases.locking import check_case_move, locked_case, move_case
from credit.cases.models import Case, Decision
from credit.cases.models.codes import Hearing
from credit.cases.officers import (
    check_case_officer,
    check_second_person,
    check_seen,
)
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import WrongState


@transaction.atomic
def decide_case(*, ref: str, seen: int, actor: Actor) -> Case:
    """`seen` is the version of the proposal that the officer read."""
    case = locked_case(ref)
    check_case_officer(actor, case)
    check_case_move(case, Status.DECIDED)
    decision = case.decision
    check_second_person(actor, case.institute_ref, [decision.proposed_by])
    check_seen(seen, decision.version)
    _check_heard(ref, decision)
    decision.decided_by, decision.decided_at = actor.ref, clock.now()
    decision.save(update_fields=["decided_by", "decided_at"])
    move_case(case, Status.DECIDED)
    clocks.stop(ref, "decide", "hearing")
    clocks.start("serve", ref, clocks.SERVE)
    record(
        CaseDecided(
            stream=ref,
            decision=decision.ref,
            finding=decision.finding,
            severity=decision.severity,
            sanction=decision.sanction,
            proposed_by=decision.proposed_by,
        ),
        actor=actor,
    )
    return case


def _check_heard(ref: str, decision: Decision) -> None:
    if not decision.is_upheld:
        return  # nothing is held against the respondent
    if decision.hearing == Hearing.REQUESTED:
        raise WrongState(
            _("The respondent asked for a hearing. Hold it and record it first.")
        )
    may_still_ask = timers.due_at("cases.hearing", ref) is not None
    if decision.hearing == Hearing.NOT_ASKED and may_still_ask:
        raise WrongState(
            _(
                "The respondent can still ask for a hearing. "
                "Decide when that time is over or the hearing is waived."
            )
        )
