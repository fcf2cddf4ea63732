"""The institute writes to the sender, who reads it with the receipt code."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases.entries import TipOffAnswered
from credit.cases.models import TipOff
from credit.cases.texts import refuse_repeated
from credit.cases.tip_locking import locked_tip
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid


@transaction.atomic
def answer_tip_off(*, ref: str, text: str, actor: Actor) -> TipOff:
    tip = locked_tip(ref, actor)
    if not text.strip():
        raise Invalid(_("Write what the sender should read."), field="text")
    refuse_repeated(ref, "TipOffAnswered", text)
    record(TipOffAnswered(stream=ref, text=Private(ref, text.strip())), actor=actor)
    return tip
