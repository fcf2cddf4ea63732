"""A listing ends when nobody renewed it."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import ListingLapsed
from marketplace.directory.models import ProviderProfile
from marketplace.directory.permissions import must_be_system
from marketplace.directory.rows import locked
from marketplace.directory.states import LISTING_MOVES, Listing
from portal.accounts.actors import SYSTEM, Actor
from portal.journal.entries import record
from portal.kernel.moves import check_move


@transaction.atomic
def lapse_listing(*, party_ref: str, actor: Actor = SYSTEM) -> ProviderProfile:
    must_be_system(actor)
    profile = locked(ProviderProfile, party__ref=party_ref)
    check_move(
        LISTING_MOVES, profile.listing, Listing.LAPSED, _("There is nothing to end.")
    )
    profile.listing = Listing.LAPSED
    profile.save(update_fields=["listing"])
    record(
        ListingLapsed(
            stream=party_ref,
            listed_until=profile.listed_until.isoformat()
            if profile.listed_until
            else "",
        ),
        actor=actor,
    )
    return profile
