"""The publication period is over: the event counts no more and nothing shows it."""

from django.db import transaction

from credit.cases.entries import PublicationEnded, SanctionLifted
from credit.cases.locking import locked_case, move_case
from credit.cases.models import Case
from credit.cases.states import Status
from portal.accounts.actors import SYSTEM, Actor
from portal.journal.entries import record
from portal.kernel import clock


@transaction.atomic
def end_publication(ref: str) -> None:
    case = locked_case(ref)
    if case.status != Status.EFFECTIVE:
        return
    unpublish(case)
    move_case(case, Status.CLOSED)
    record(PublicationEnded(stream=ref, event=case.decision.event_ref), actor=SYSTEM)
    lift_sanction(case, actor=SYSTEM)


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
