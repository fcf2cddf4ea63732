"""A tip-off ends: nothing to do here, handed on, or erased after ninety days."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import TipOffClosed, TipOffErased, TipOffForwarded
from credit.cases.models import TipOff
from credit.cases.states import TipStatus
from credit.cases.tip_locking import locked_tip, move_tip
from portal.accounts.actors import SYSTEM, Actor
from portal.deadlines import timers
from portal.journal import privacy
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Invalid


@transaction.atomic
def close_tip_off(*, ref: str, note: str, actor: Actor) -> TipOff:
    """`note` is read by the sender."""
    tip = locked_tip(ref, actor)
    if not note.strip():
        raise Invalid(_("Say why; the sender reads it."), field="note")
    move_tip(tip, TipStatus.CLOSED)
    _erase_later(ref)
    record(TipOffClosed(stream=ref, note=Private(ref, note.strip())), actor=actor)
    return tip


@transaction.atomic
def forward_tip_off(*, ref: str, authority: str, actor: Actor) -> TipOff:
    tip = locked_tip(ref, actor)
    if not authority.strip():
        raise Invalid(_("Name the authority that it goes to."), field="authority")
    tip.authority = authority.strip()[:120]
    move_tip(tip, TipStatus.FORWARDED, "authority")
    _erase_later(ref)
    record(TipOffForwarded(stream=ref, authority=tip.authority), actor=actor)
    return tip


@transaction.atomic
def erase_tip_off(ref: str) -> None:
    """Its words are gone; that there was one stays."""
    privacy.destroy_key(ref)
    record(TipOffErased(stream=ref), actor=SYSTEM)


def _erase_later(ref: str) -> None:
    day = clock.today() + timedelta(days=clocks.TIP_KEPT_DAYS)
    timers.set_deadline("cases.tip_erase", ref, clock.end_of(day))
