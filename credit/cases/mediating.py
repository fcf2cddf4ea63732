"""What follows when mediation of a complaint ends, by an officer or by time?"""

from credit.cases import clocks
from credit.cases.entries import MediationEnded
from credit.cases.locking import move_case
from credit.cases.models import Case
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record


def after_mediation(case: Case, *, settled: bool, note: str, actor: Actor) -> Case:
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
