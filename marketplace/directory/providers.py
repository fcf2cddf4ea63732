"""Who can be matched today? Plain values in a fixed number of queries.

Matching is pure: it gets these and asks nothing more of the database.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from marketplace.directory.models import Offering, ProviderProfile
from marketplace.directory.states import Listing, OfferingStatus
from portal.kernel.given import given
from portal.parties.models import Affiliation
from portal.parties.queries import ties_of


@dataclass(frozen=True, kw_only=True)
class ActiveOffering:
    ref: str
    kind: str  # Offering.Kind
    title: str
    written_in: str
    clauses: frozenset[str]  # numbers of the current edition; empty: all
    is_nationwide: bool
    regions: frozenset[str]  # served with everything below them
    industries: frozenset[str]  # sections or divisions; empty: any
    price_min_minor: int | None
    price_max_minor: int | None
    currency: str
    capacity_per_quarter: int | None
    free_from: date | None
    service_language: str

    def serves(self, region_path: list[str]) -> bool:
        """`region_path`: the region's ancestors and itself (Region.ancestor_codes)."""
        return self.is_nationwide or not self.regions.isdisjoint(region_path)

    def fits_industry(self, code: str) -> bool:
        """A section stands for all its divisions; unknown fits."""
        if not self.industries or not code:
            return True
        return code in self.industries or code[:1] in self.industries


@dataclass(frozen=True, kw_only=True)
class TieTo:
    """A dated tie of the organization or one of its people to `other`."""

    own: str
    other: str
    kind: str
    since: date
    until: date | None


@dataclass(frozen=True, kw_only=True)
class ActiveProvider:
    ref: str
    name: str
    name_en: str
    language: str
    region: str
    owner_group: str
    institute_ref: str
    listed_on: date
    listed_until: date
    offerings: tuple[ActiveOffering, ...]
    practitioners: tuple[str, ...]
    ties: tuple[TieTo, ...]


def active_providers() -> list[ActiveProvider]:
    """All listed organizations with their published offerings, in seven queries."""
    profiles = list(
        ProviderProfile.objects.filter(listing=Listing.ACTIVE)
        .select_related("party")
        .order_by("party__ref")
    )
    pks = [p.party_id for p in profiles]
    offerings = _offerings(pks)
    staff = _staff(pks)
    ties = _ties({p.party_id: p.party.ref for p in profiles}, staff)
    return [
        ActiveProvider(
            ref=p.party.ref,
            name=p.party.name,
            name_en=p.party.name_en,
            language=p.party.language,
            region=p.party.region_id or "",
            owner_group=p.party.owner_group,
            institute_ref=p.institute_ref,
            listed_on=given(p.listed_on),
            listed_until=given(p.listed_until),
            offerings=tuple(offerings[p.party_id]),
            practitioners=tuple(staff[p.party_id]),
            ties=tuple(ties[p.party_id]),
        )
        for p in profiles
    ]


def _offerings(pks: list[int]) -> dict[int, list[ActiveOffering]]:
    found: dict[int, list[ActiveOffering]] = defaultdict(list)
    rows = (
        Offering.objects.filter(provider__in=pks, status=OfferingStatus.PUBLISHED)
        .prefetch_related("clauses", "regions", "industries")
        .order_by("ref")
    )
    for row in rows:
        found[row.provider_id].append(as_active(row))
    return found


def as_active(row: Offering) -> ActiveOffering:
    return ActiveOffering(
        ref=row.ref,
        kind=row.kind,
        title=row.title,
        written_in=row.written_in,
        clauses=frozenset(c.number for c in row.clauses.all()),
        is_nationwide=row.is_nationwide,
        regions=frozenset(r.code for r in row.regions.all()),
        industries=frozenset(i.code for i in row.industries.all()),
        price_min_minor=row.price_min_minor,
        price_max_minor=row.price_max_minor,
        currency=row.currency,
        capacity_per_quarter=row.capacity_per_quarter,
        free_from=row.free_from,
        service_language=row.service_language,
    )


def _staff(pks: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Affiliation.objects.filter(
        organization__in=pks, status=Affiliation.Status.ACTIVE
    ).order_by("person__ref")
    for organization, ref in rows.values_list("organization", "person__ref"):
        found[organization].append(ref)
    return found


def _ties(refs: dict[int, str], staff: dict[int, list[str]]) -> dict[int, list[TieTo]]:
    owners: dict[str, set[int]] = defaultdict(set)
    for pk, ref in refs.items():
        for own in (ref, *staff[pk]):
            owners[own].add(pk)
    found: dict[int, list[TieTo]] = defaultdict(list)
    for tie in ties_of(owners):
        for own, other in ((tie.from_ref, tie.to_ref), (tie.to_ref, tie.from_ref)):
            for pk in owners.get(own, ()):
                inside = {refs[pk], *staff[pk]}
                if other not in inside:
                    found[pk].append(
                        TieTo(
                            own=own,
                            other=other,
                            kind=tie.kind,
                            since=tie.since,
                            until=tie.until,
                        )
                    )
    return found
