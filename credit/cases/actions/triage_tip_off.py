"""An officer takes a tip-off and looks at it."""

from django.db import transaction

from credit.cases import clocks
from credit.cases.entries import TipOffTriaged
from credit.cases.models import TipOff
from credit.cases.states import TipStatus
from credit.cases.tip_locking import locked_tip, move_tip
from portal.accounts.actors import Actor
from portal.journal.entries import record


@transaction.atomic
def triage_tip_off(*, ref: str, actor: Actor) -> TipOff:
    tip = locked_tip(ref, actor)
    tip.handler_ref = actor.ref
    move_tip(tip, TipStatus.TRIAGED, "handler_ref")
    clocks.stop(ref, "tip_triage")
    record(TipOffTriaged(stream=ref, officer=actor.ref), actor=actor)
    return tip
