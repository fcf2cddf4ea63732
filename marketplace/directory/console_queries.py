"""Where do the institute's pages get cases, measures, admissions and listings?

Each `…_for` gives the thing to officers of its institute; to others it does not exist.
"""

from django.db.models import Prefetch

from marketplace.directory.models import (
    BodyAdmission,
    ListingMeasure,
    ProviderProfile,
    VettingCase,
)
from marketplace.directory.queries import cases, missing
from marketplace.directory.states import Listing
from portal.accounts.actors import Actor

PAGE = 25


def vetting_for(actor: Actor, ref: str) -> VettingCase:
    """The institute's view of a case."""
    case = cases().filter(ref=ref).first()
    if case is None or not actor.officer_of(case.institute_ref):
        raise missing()
    return case


def measure_for(actor: Actor, ref: str) -> ListingMeasure:
    row = (
        ListingMeasure.objects.filter(ref=ref).select_related("profile__party").first()
    )
    if row is None or not actor.officer_of(row.institute_ref):
        raise missing()
    return row


def admission_for(actor: Actor, ref: str) -> BodyAdmission:
    row = BodyAdmission.objects.filter(ref=ref).select_related("party").first()
    if row is None or not actor.officer_of(row.institute_ref):
        raise missing()
    return row


def admissions_of(actor: Actor) -> list[BodyAdmission]:
    return list(
        BodyAdmission.objects.filter(institute_ref__in=actor.institute_refs)
        .select_related("party")
        .order_by("-pk")
    )


def listings_of(actor: Actor, after: int | None = None) -> list[ProviderProfile]:
    """Organizations that the officer's institutes have listed, newest first."""
    rows = ProviderProfile.objects.filter(
        institute_ref__in=actor.institute_refs
    ).exclude(listing=Listing.UNLISTED)
    if after:
        rows = rows.filter(pk__lt=after)
    return list(rows.select_related("party__region").order_by("-pk")[: PAGE + 1])


def listing_for(actor: Actor, party_ref: str) -> ProviderProfile:
    profile = (
        ProviderProfile.objects.filter(party__ref=party_ref)
        .select_related("party__region")
        .prefetch_related(Prefetch("measures", ListingMeasure.objects.order_by("-pk")))
        .first()
    )
    if profile is None or not actor.officer_of(profile.institute_ref):
        raise missing()
    return profile
