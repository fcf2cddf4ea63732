"""What stands on the public page of an organization or a practitioner?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from credit.publish.pages import StandingPage, standing, standing_with_cards
from marketplace.directory.cards import (
    PUBLICATION,
    SHOWN,
    CheckedFact,
    PractitionerCard,
    checked_facts,
    practitioner_cards,
)
from marketplace.directory.models import (
    Licence,
    ListingMeasure,
    Offering,
    ProviderProfile,
)
from marketplace.directory.shown_reviews import ShownReview, reviews_of
from marketplace.directory.states import Listing, OfferingStatus
from marketplace.directory.words import listing_words
from portal.agreements.consents import has_consent
from portal.agreements.models import Consent, Signature
from portal.agreements.queries import signatures_of
from portal.parties.models import CHECK_LABELS, Affiliation, Party
from portal.reference.queries import region_full_name

NEVER_CHECKED: tuple[str | Promise, ...] = (
    _("turnover and staff numbers (own statement)"),
    _("the description and the offerings (own words)"),
)


@dataclass(frozen=True, kw_only=True)
class OrganizationPage:
    party: Party
    profile: ProviderProfile
    listed: Sequence[str]
    checked: list[CheckedFact]
    people_checked: int
    not_checked: list[str | Promise]
    code: Signature | None
    offerings: list[Offering]
    practitioners: list[PractitionerCard]
    staff_count: int
    suspension: ListingMeasure | None
    standing: StandingPage | None
    reviews: Sequence[ShownReview]

    @property
    def region_name(self) -> str:
        return region_full_name(self.party.region_id)


@dataclass(frozen=True, kw_only=True)
class PractitionerPage:
    party: Party
    checked: list[CheckedFact]
    not_checked: list[str]
    organizations: list[Affiliation]
    standing: StandingPage | None


def organization_page(ref: str) -> OrganizationPage | None:
    """None when there is no public page: never listed, lapsed or removed."""
    profile = (
        ProviderProfile.objects.filter(party__ref=ref, listing__in=SHOWN)
        .select_related("party__region", "party__industry")
        .first()
    )
    if profile is None:
        return None
    party = profile.party
    staff = _staff(party)
    facts = checked_facts([party.pk, *[p.pk for p in staff]])
    refs = [p.ref for p in staff]
    shown, credit = standing_with_cards(ref, refs)
    people = practitioner_cards(refs, credit)
    checked = facts[party.pk]
    known = {fact.what for fact in checked}
    signatures = signatures_of(ref)
    is_suspended = profile.listing == "suspended"
    return OrganizationPage(
        party=party,
        profile=profile,
        listed=listing_words(profile),
        checked=checked,
        people_checked=sum(
            any(f.is_current and f.what == "licence" for f in facts[p.pk])
            for p in staff
        ),
        not_checked=[
            *[CHECK_LABELS[w] for w in ("uscc", "registration") if w not in known],
            *NEVER_CHECKED,
        ],
        code=next((s for s in signatures if s.text.code == "code_of_conduct"), None),
        offerings=_offerings(party) if not is_suspended else [],
        practitioners=sorted(people.values(), key=lambda card: card.name),
        staff_count=len(staff),
        suspension=_suspension(profile) if is_suspended else None,
        standing=shown,
        reviews=reviews_of(ref, shown.reviewed if shown else ()),
    )


def practitioner_page(ref: str) -> PractitionerPage | None:
    """None without the person's own consent."""
    party = (
        Party.objects.filter(ref=ref, kind=Party.Kind.NATURAL, erased_at=None)
        .select_related("region")
        .first()
    )
    if party is None or not has_consent(ref, PUBLICATION):
        return None
    facts = checked_facts([party.pk])[party.pk]
    licences = Licence.objects.filter(person=party, removed_at=None)
    return PractitionerPage(
        party=party,
        checked=facts,
        not_checked=[
            str(licence.get_kind_display())
            for licence in licences
            if not any(
                f.what == "licence" and f.number == licence.normalised for f in facts
            )
        ],
        organizations=list(
            Affiliation.objects.filter(person=party, status=Affiliation.Status.ACTIVE)
            .filter(organization__provider_profile__listing__in=SHOWN)
            .select_related("organization")
        ),
        standing=standing(ref),
    )


def public_organizations(after: str, count: int) -> list[str]:
    """Refs of those that have a page; one query, by ref."""
    rows = ProviderProfile.objects.filter(listing__in=SHOWN, party__ref__gt=after)
    refs = rows.order_by("party__ref").values_list("party__ref", flat=True)
    return list(refs[:count])


def public_offerings(after: str, count: int, organization: str = "") -> list[str]:
    """Refs of what listed organizations offer (one of them, or all); one query."""
    rows = Offering.objects.filter(
        status=OfferingStatus.PUBLISHED,
        provider__provider_profile__listing=Listing.ACTIVE,
        ref__gt=after,
    )
    if organization:
        rows = rows.filter(provider__ref=organization)
    return list(rows.order_by("ref").values_list("ref", flat=True)[:count])


def public_practitioners(after: str, count: int) -> list[str]:
    """Refs of people whose last word on publication is yes; one query, by ref."""
    said = Consent.objects.filter(
        party_ref=OuterRef("ref"), purpose=PUBLICATION, about_ref=""
    ).order_by("-pk")
    people = Party.objects.filter(
        kind=Party.Kind.NATURAL, erased_at=None, ref__gt=after
    ).annotate(agreed=Subquery(said.values("is_given")[:1]))
    rows = people.filter(agreed=True).order_by("ref")
    return list(rows.values_list("ref", flat=True)[:count])


def _staff(party: Party) -> list[Party]:
    return list(
        Party.objects.filter(
            affiliations__organization=party,
            affiliations__status=Affiliation.Status.ACTIVE,
        )
    )


def _offerings(party: Party) -> list[Offering]:
    return list(
        Offering.objects.filter(provider=party, status=OfferingStatus.PUBLISHED)
        .prefetch_related("clauses", "regions", "industries")
        .order_by("-published_at", "-pk")
    )


def _suspension(profile: ProviderProfile) -> ListingMeasure | None:
    return (
        profile.measures.filter(kind=ListingMeasure.Kind.SUSPEND, status="confirmed")
        .order_by("-decided_at")
        .first()
    )
