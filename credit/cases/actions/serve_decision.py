"""Serve a decision on both sides; it takes effect on the next working day."""

from django.db import transaction

from credit.cases import clocks
from credit.cases.entries import DecisionServed
from credit.cases.locking import locked_case, move_case
from credit.cases.models import Case
from credit.cases.officers import check_case_officer
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock


@transaction.atomic
def serve_decision(*, ref: str, way: str, actor: Actor) -> Case:
    """`way`: portal or letter."""
    case = locked_case(ref)
    check_case_officer(actor, case)
    move_case(case, Status.SERVED)
    case.decision.served_at = clock.now()
    case.decision.save(update_fields=["served_at"])
    clocks.stop(ref, "serve")
    effect = clocks.start_effect(ref)
    clocks.start("appeal_window", ref, clocks.APPEAL_WINDOW)
    record(
        DecisionServed(
            stream=ref,
            decision=case.decision.ref,
            way=way,
            effective_on=clock.local_date(effect).isoformat(),
        ),
        actor=actor,
    )
    return case
