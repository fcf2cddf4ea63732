"""The sender of a tip-off, known only by the receipt code, adds something to it."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases.actions.submit_tip_off import ANONYMOUS
from credit.cases.entries import TipOffAdded
from credit.cases.fields import MOST_TEXT
from credit.cases.models import TipOff
from credit.cases.states import TipStatus
from credit.cases.tip_receipts import locked_tip_with_receipt
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid, WrongState


@transaction.atomic
def add_to_tip_off(*, ref: str, code: str, text: str) -> TipOff:
    tip = locked_tip_with_receipt(ref, code)
    if tip.status not in {TipStatus.RECEIVED, TipStatus.TRIAGED}:
        raise WrongState(_("This tip-off is closed. Send a new one."))
    text = text.strip()
    if not text or len(text) > MOST_TEXT:
        raise Invalid(_("Write what you want to add."), field="text")
    record(TipOffAdded(stream=tip.ref, text=Private(tip.ref, text)), actor=ANONYMOUS)
    return tip
