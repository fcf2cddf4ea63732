"""Where does a measure lead, and does it fit the listing?"""

from django.utils.translation import gettext as _

from marketplace.directory.models import ListingMeasure, ProviderProfile
from marketplace.directory.states import LISTING_MOVES, Listing
from portal.kernel.errors import WrongState
from portal.kernel.moves import check_move

Kind = ListingMeasure.Kind


TARGETS = {
    Kind.SUSPEND: Listing.SUSPENDED,
    Kind.REINSTATE: Listing.ACTIVE,
    Kind.REMOVE: Listing.REMOVED,
}


def check_target(profile: ProviderProfile, kind: str) -> None:
    """A lapsed or removed listing comes back by a new application only."""
    message = _("The listing is %(state)s; this step does not fit.") % {
        "state": profile.get_listing_display().lower()
    }
    if kind == Kind.REINSTATE and profile.listing != Listing.SUSPENDED:
        raise WrongState(message)
    check_move(LISTING_MOVES, profile.listing, TARGETS[Kind(kind)], message)
