"""Give an investigation fifteen more working days, once, with reasons."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import InvestigationExtended
from credit.cases.locking import locked_case
from credit.cases.models import Case
from credit.cases.officers import check_case_officer
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid, WrongState


@transaction.atomic
def extend_investigation(*, ref: str, reasons: str, actor: Actor) -> Case:
    case = locked_case(ref)
    check_case_officer(actor, case)
    due = timers.due_at("cases.investigate", ref)
    if case.status != Status.INVESTIGATION or case.is_extended or due is None:
        raise WrongState(
            _("An investigation is extended once, before its first period is over.")
        )
    if not reasons.strip():
        raise Invalid(_("Say why more time is needed."), field="reasons")
    case.is_extended = True
    case.save(update_fields=["is_extended"])
    clocks.start("investigate", ref, clocks.INVESTIGATION_EXTENSION, since=due)
    record(
        InvestigationExtended(stream=ref, reasons=Private(ref, reasons.strip())),
        actor=actor,
    )
    return case
