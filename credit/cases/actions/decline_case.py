"""Decline a complaint for a listed reason; the complainant is told why."""

from django.db import transaction

from credit.cases import clocks
from credit.cases.entries import CaseDeclined
from credit.cases.locking import locked_case, move_case
from credit.cases.models import Case
from credit.cases.models.codes import DeclineReason
from credit.cases.officers import check_case_officer
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record


@transaction.atomic
def decline_case(*, ref: str, reason: str, note: str, actor: Actor) -> Case:
    case = locked_case(ref)
    check_case_officer(actor, case)
    case.decline_reason = DeclineReason(reason)
    move_case(case, Status.DECLINED, "decline_reason")
    clocks.stop(ref, "intake")
    record(
        CaseDeclined(stream=ref, reason=reason, note=Private(ref, note.strip())),
        actor=actor,
    )
    return case
