"""The words of a closed tip-off are erased when their time is over."""

from django.db import transaction

from credit.cases.entries import TipOffErased
from portal.accounts.actors import SYSTEM
from portal.journal import privacy
from portal.journal.entries import record


@transaction.atomic
def erase_tip_off(ref: str) -> None:
    """Its words are gone; that there was one stays."""
    privacy.destroy_key(ref)
    record(TipOffErased(stream=ref), actor=SYSTEM)
