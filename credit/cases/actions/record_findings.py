"""Write down what the investigation found; no class and no sanction yet."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import FindingsRecorded
from credit.cases.locking import check_case_move, locked_case, move_case
from credit.cases.models import Case
from credit.cases.officers import check_case_officer
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid, WrongState


@transaction.atomic
def record_findings(*, ref: str, findings: str, actor: Actor) -> Case:
    """The respondent is heard first: its answer is in or its time is over."""
    case = locked_case(ref)
    check_case_officer(actor, case)
    check_case_move(case, Status.FINDINGS)
    if not case.answered_at and timers.due_at("cases.answer", ref):
        raise WrongState(
            _(
                "The respondent still has time to answer. "
                "Wait for the answer or for the end of that time."
            )
        )
    if not findings.strip():
        raise Invalid(_("Write the findings first."), field="findings")
    move_case(case, Status.FINDINGS)
    clocks.stop(ref, "investigate")
    clocks.start("decide", ref, clocks.DECIDE)
    record(
        FindingsRecorded(stream=ref, findings=Private(ref, findings.strip())),
        actor=actor,
    )
    return case
