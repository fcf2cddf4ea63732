"""A tip-off is handed to the authority whose matter it is. Its words are erased later."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import TipOffForwarded
from credit.cases.models import TipOff
from credit.cases.states import TipStatus
from credit.cases.tip_locking import locked_tip, move_tip
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid


@transaction.atomic
def forward_tip_off(*, ref: str, authority: str, actor: Actor) -> TipOff:
    tip = locked_tip(ref, actor)
    if not authority.strip():
        raise Invalid(_("Name the authority that it goes to."), field="authority")
    tip.authority = authority.strip()[:120]
    move_tip(tip, TipStatus.FORWARDED, "authority")
    clocks.start_tip_erasure(ref)
    entry = TipOffForwarded(stream=ref, authority=Private(ref, tip.authority))
    record(entry, actor=actor)
    return tip
