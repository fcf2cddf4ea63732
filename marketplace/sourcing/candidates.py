"""Who could answer a wish? Loads plain candidates in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Q

from credit.publish.cards import CreditCard, cards_for
from marketplace.directory.models import Offering, ProviderProfile
from marketplace.directory.states import Listing, OfferingStatus
from marketplace.sourcing.measures import Candidate, Path, Wish
from marketplace.sourcing.models import Proposal
from marketplace.sourcing.states import ProposalStatus
from portal.kernel import clock
from portal.parties.models import Affiliation, Check, Party, Tie
from portal.parties.queries import parties_by_ref, ties_of
from portal.reference.models import Region

LOOK_BACK = timedelta(days=730)  # two years, as auditors must keep
QUARTER = timedelta(days=91)
# Having worked for the enterprise is no conflict; belonging to it is.
BELONGS = {
    Tie.Kind.SHAREHOLDING,
    Tie.Kind.SAME_OWNER,
    Tie.Kind.FAMILY,
    Tie.Kind.EMPLOYMENT,
}
CHECKED = ("uscc", "registration", "licence")
UNKNOWN_CAPACITY = 1


@dataclass(frozen=True, kw_only=True)
class Field:
    """The candidates with the rows that a page needs to show them."""

    candidates: tuple[Candidate, ...]
    profiles: Mapping[str, ProviderProfile]  # by party ref
    offerings: Mapping[str, Offering]  # by offering ref
    cards: Mapping[str, CreditCard]


def load_field(wish: Wish, *, enterprise: str = "", certifier: str = "") -> Field:
    profiles = {
        profile.party.ref: profile
        for profile in ProviderProfile.objects.exclude(
            listing__in=(Listing.UNLISTED, Listing.REMOVED)
        ).select_related("party__region")
    }
    offerings = list(
        Offering.objects.filter(
            status=OfferingStatus.PUBLISHED,
            provider__provider_profile__in=[
                profile.pk for profile in profiles.values()
            ],
        )
        .select_related("provider")
        .prefetch_related("regions", "industries", "clauses")
        .order_by("pk")
    )
    cards = cards_for(profiles)
    known = _Known(
        wish=wish,
        cards=cards,
        licences=_licences(profiles),
        taken=_taken(profiles),
        tied=tied_refs(profiles, enterprise=enterprise, certifier=certifier),
    )
    candidates = [
        _candidate(profiles[offering.provider.ref], offering, known)
        for offering in offerings
    ]
    offered = {offering.provider.ref for offering in offerings}
    candidates += [
        _candidate(profile, None, known)
        for ref, profile in profiles.items()
        if ref not in offered
    ]
    return Field(
        candidates=tuple(candidates),
        profiles=profiles,
        offerings={offering.ref: offering for offering in offerings},
        cards=cards,
    )


def tied_refs(
    providers: Iterable[str], *, enterprise: str = "", certifier: str = ""
) -> set[str]:
    """Which of the providers belong to the enterprise or are tied to the certifier?"""
    ours = {ref for ref in (enterprise, certifier) if ref}
    known = set(providers)
    found = known & ours
    if not ours:
        return found
    tied: set[str] = set()
    for tie in ties_of(ours, since=clock.today() - LOOK_BACK):
        pair = {tie.from_ref, tie.to_ref}
        if certifier in pair or tie.kind in BELONGS:
            tied |= pair
    found |= (tied & known) | _employers(tied, known)
    group = _owner_group(enterprise)
    if group:
        same = Party.objects.filter(owner_group=group, ref__in=known)
        found |= set(same.values_list("ref", flat=True))
    return found


def _employers(people: set[str], known: set[str]) -> set[str]:
    """A tie of somebody who works for a provider today is a tie of the provider."""
    rows = Affiliation.objects.filter(
        person__ref__in=people,
        organization__ref__in=known,
        status=Affiliation.Status.ACTIVE,
    )
    return set(rows.values_list("organization__ref", flat=True))


def _owner_group(ref: str) -> str:
    party = parties_by_ref([ref]).get(ref) if ref else None
    return party.owner_group if party else ""


@dataclass(frozen=True, kw_only=True)
class _Known:
    wish: Wish
    cards: Mapping[str, CreditCard]
    licences: Mapping[str, date]
    taken: Mapping[str, int]
    tied: set[str]


def _candidate(
    profile: ProviderProfile, offering: Offering | None, known: _Known
) -> Candidate:
    ref = profile.party.ref
    card = known.cards.get(ref)
    until = profile.listed_until
    without_offering = Candidate(
        ref=ref,
        is_active=profile.listing == Listing.ACTIVE
        and (until is None or until >= known.wish.today),
        licence_until=known.licences.get(ref),
        vetted_on=profile.vetted_on,
        home_path=_path(profile.party.region),
        grade=card.grade if card else None,
        forecast_low=_low(card),
        tied_to=frozenset(known.wish.tied_refs if ref in known.tied else ()),
    )
    if offering is None:
        return without_offering
    return replace(
        without_offering,
        offering_ref=offering.ref,
        regions=()
        if offering.is_nationwide
        else tuple(_path(region) for region in offering.regions.all()),
        services=frozenset({offering.kind}),
        industries=frozenset(row.code for row in offering.industries.all()),
        clauses=_with_chapters(row.number for row in offering.clauses.all()),
        price_min_minor=offering.price_min_minor,
        price_max_minor=offering.price_max_minor,
        free_places=_places(offering, known.taken.get(ref, 0), known.wish.today),
    )


def _places(offering: Offering, taken: int, today: date) -> int:
    if offering.free_from is not None and offering.free_from > today + QUARTER:
        return 0
    if offering.capacity_per_quarter is None:
        return UNKNOWN_CAPACITY
    return max(0, offering.capacity_per_quarter - taken)


def _with_chapters(numbers: Iterable[str]) -> frozenset[str]:
    """8.1 is also a part of what somebody means who asks for chapter 8."""
    found = set(numbers)
    return frozenset(found | {number.partition(".")[0] for number in found})


def _path(region: Region | None) -> Path:
    return tuple(region.ancestor_codes) if region else ()


def _low(card: CreditCard | None) -> int | None:
    if card is None or card.forecast is None or card.low is None:
        return None
    return round(card.low * 10_000)


def _licences(refs: Iterable[str]) -> dict[str, date]:
    """When the first of the organization's newest checks runs out."""
    newest: dict[tuple[str, str], date] = {}
    rows = Check.objects.filter(
        party__ref__in=list(refs), what__in=CHECKED, result=Check.Result.CONFIRMED
    ).order_by("checked_on", "pk")
    for ref, what, until in rows.values_list("party__ref", "what", "valid_until"):
        newest[ref, what] = until
    first: dict[str, date] = {}
    for (ref, _), until in newest.items():
        first[ref] = min(first.get(ref, until), until)
    return first


def _taken(refs: Iterable[str]) -> Counter[str]:
    """Awards of the last quarter: the places that are taken."""
    rows = Proposal.objects.filter(
        Q(decided_at__gte=clock.now() - QUARTER),
        provider__ref__in=list(refs),
        status=ProposalStatus.AWARDED,
    )
    return Counter(rows.values_list("provider__ref", flat=True))
