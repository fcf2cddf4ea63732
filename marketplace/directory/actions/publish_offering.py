"""Put an offering into the public lists."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.actions.save_offering import check_complete, check_terms
from marketplace.directory.entries import OfferingPublished
from marketplace.directory.models import Offering, ProviderProfile
from marketplace.directory.permissions import must_speak_for
from marketplace.directory.rows import locked
from marketplace.directory.states import OFFERING_MOVES, Listing, OfferingStatus
from marketplace.directory.terms import OfferingTerms
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


def terms_of(offering: Offering) -> OfferingTerms:
    return OfferingTerms(
        kind=offering.kind,
        title=offering.title,
        description=offering.description,
        written_in=offering.written_in,
        clauses=tuple(c.number for c in offering.clauses.all()),
        is_nationwide=offering.is_nationwide,
        regions=tuple(r.code for r in offering.regions.all()),
        industries=tuple(i.code for i in offering.industries.all()),
        price_min_minor=offering.price_min_minor,
        price_max_minor=offering.price_max_minor,
        capacity_per_quarter=offering.capacity_per_quarter,
        free_from=offering.free_from,
        service_language=offering.service_language,
    )
