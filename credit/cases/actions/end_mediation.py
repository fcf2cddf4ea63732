"""Mediation of a complaint ends: settled, or the investigation begins."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import MediationEnded
from credit.cases.locking import locked_case, move_case
from credit.cases.models import Case
from credit.cases.models.codes import Origin
from credit.cases.officers import check_case_officer
from credit.cases.states import Status
from portal.accounts.actors import SYSTEM, Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import WrongState


@transaction.atomic
def end_mediation(*, ref: str, settled: bool, note: str, actor: Actor) -> Case:
    case = locked_case(ref)
    check_case_officer(actor, case)
    if case.origin == Origin.MEDIATION:
        raise WrongState(
            _("A milestone needs a ruling that splits its money. Propose one.")
        )
    return _end(case, settled=settled, note=note, actor=actor)


@transaction.atomic
def end_mediation_by_time(ref: str) -> None:
    """After 45 working days a complaint goes to investigation; a milestone stays
    open and overdue until two officers rule: silence never splits money."""
    case = locked_case(ref)
    if case.status == Status.MEDIATION and case.origin != Origin.MEDIATION:
        _end(case, settled=False, note="", actor=SYSTEM)


def _end(case: Case, *, settled: bool, note: str, actor: Actor) -> Case:
    move_case(case, Status.SETTLED if settled else Status.INVESTIGATION)
    clocks.stop(case.ref, "mediation")
    if not settled:
        clocks.start("investigate", case.ref, clocks.INVESTIGATION)
    record(
        MediationEnded(
            stream=case.ref, settled=settled, note=Private(case.ref, note.strip())
        ),
        actor=actor,
    )
    return case
