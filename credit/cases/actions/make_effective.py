"""The working day after service begins: the decision takes effect.

Only now does it become a credit event (portal.wiring), a sanction bite, a page public.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases.effects import put_into_effect
from credit.cases.entries import CaseClosedWithoutEffect
from credit.cases.locking import locked_case, move_case
from credit.cases.models import Case
from credit.cases.states import Status
from portal.accounts.actors import SYSTEM
from portal.deadlines import timers
from portal.journal.entries import record
from portal.kernel.errors import WrongState


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
