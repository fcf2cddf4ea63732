"""Put an offering into the public lists."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import OfferingPublished
from marketplace.directory.models import Offering, ProviderProfile
from marketplace.directory.offering_terms import check_complete, check_terms, terms_of
from marketplace.directory.permissions import must_speak_for
from marketplace.directory.rows import locked
from marketplace.directory.states import OFFERING_MOVES, Listing, OfferingStatus
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import WrongState
from portal.kernel.moves import check_move


@transaction.atomic
def publish_offering(*, ref: str, actor: Actor) -> Offering:
    offering = locked(Offering, ref=ref)
    provider_ref = offering.provider.ref
    must_speak_for(actor, provider_ref)
    check_move(
        OFFERING_MOVES,
        offering.status,
        OfferingStatus.PUBLISHED,
        _("The offering is public already."),
    )
    listed = ProviderProfile.objects.filter(
        party=offering.provider, listing=Listing.ACTIVE
    )
    if not listed.exists():
        raise WrongState(
            _(
                "Your organization is not listed, so nothing of it can be public. "
                "The offering stays a draft until the institute has admitted you."
            )
        )
    terms = terms_of(offering)
    check_terms(terms)
    check_complete(terms)
    offering.status = OfferingStatus.PUBLISHED
    offering.published_at = clock.now()
    offering.save(update_fields=["status", "published_at"])
    record(OfferingPublished(stream=ref, provider=provider_ref), actor=actor)
    return offering
