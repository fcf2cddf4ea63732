"""Write a new offering or change one; a published one stays public with the change."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import OfferingSaved
from marketplace.directory.models import Offering
from marketplace.directory.offering_terms import check_complete, check_terms
from marketplace.directory.permissions import must_act_for, must_speak_for
from marketplace.directory.rows import locked, locked_party
from marketplace.directory.states import OfferingStatus
from marketplace.directory.terms import OfferingTerms
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Conflict
from portal.reference.models import Clause, Industry, Region

EDITION = "gbt29490_2023"
PLAIN = [
    "kind",
    "title",
    "description",
    "written_in",
    "is_nationwide",
    "price_min_minor",
    "price_max_minor",
    "capacity_per_quarter",
    "free_from",
    "service_language",
]


@transaction.atomic
def save_offering(
    *, provider_ref: str, terms: OfferingTerms, actor: Actor, ref: str | None = None
) -> Offering:
    """`ref` is None for a new offering."""
    must_act_for(actor, provider_ref)
    if ref is None:
        offering = Offering(provider=locked_party(provider_ref))
        _refuse_twin(provider_ref, terms)
    else:
        offering = locked(Offering, ref=ref, provider__ref=provider_ref)
    if offering.status == OfferingStatus.PUBLISHED:
        must_speak_for(actor, provider_ref)
        check_complete(terms)
    check_terms(terms)
    for name in PLAIN:
        setattr(offering, name, getattr(terms, name))
    offering.updated_at = clock.now()
    offering.save()
    offering.clauses.set(
        Clause.objects.filter(edition=EDITION, number__in=terms.clauses)
    )
    offering.regions.set(Region.objects.filter(code__in=terms.regions))
    offering.industries.set(Industry.objects.filter(code__in=terms.industries))
    record(OfferingSaved(stream=offering.ref, provider=provider_ref), actor=actor)
    return offering


def _refuse_twin(provider_ref: str, terms: OfferingTerms) -> None:
    """The same draft once more is a second click."""
    twins = Offering.objects.filter(
        provider__ref=provider_ref,
        status=OfferingStatus.DRAFT,
        kind=terms.kind,
        title=terms.title,
        description=terms.description,
    )
    if twins.exists():
        raise Conflict(
            _("This draft exists already. Open it among your offerings to change it."),
            field="title",
        )
