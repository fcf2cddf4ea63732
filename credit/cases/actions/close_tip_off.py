"""A tip-off ends here: there is nothing to do. Its words are erased later."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import TipOffClosed
from credit.cases.models import TipOff
from credit.cases.states import TipStatus
from credit.cases.tip_locking import locked_tip, move_tip
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid


@transaction.atomic
def close_tip_off(*, ref: str, note: str, actor: Actor) -> TipOff:
    """`note` is read by the sender."""
    tip = locked_tip(ref, actor)
    if not note.strip():
        raise Invalid(_("Say why; the sender reads it."), field="note")
    move_tip(tip, TipStatus.CLOSED)
    clocks.start_tip_erasure(ref)
    record(TipOffClosed(stream=ref, note=Private(ref, note.strip())), actor=actor)
    return tip
