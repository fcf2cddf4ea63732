"""Take an offering out of the public lists; it can be published again."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import OfferingWithdrawn
from marketplace.directory.models import Offering
from marketplace.directory.permissions import must_act_for
from marketplace.directory.rows import locked
from marketplace.directory.states import OFFERING_MOVES, OfferingStatus
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.moves import check_move


@transaction.atomic
def withdraw_offering(*, ref: str, actor: Actor) -> Offering:
    offering = locked(Offering, ref=ref)
    must_act_for(actor, offering.provider.ref)
    check_move(
        OFFERING_MOVES,
        offering.status,
        OfferingStatus.WITHDRAWN,
        _("The offering is withdrawn already."),
    )
    offering.status = OfferingStatus.WITHDRAWN
    offering.save(update_fields=["status"])
    record(OfferingWithdrawn(stream=ref, provider=offering.provider.ref), actor=actor)
    return offering
