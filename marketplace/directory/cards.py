"""What do lists, pages, search and the API show of organizations, people and offerings?

Frozen values in a fixed number of queries, so that no two of them can disagree.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from credit.publish.cards import CreditCard, cards_for
from marketplace.directory.models import Licence, Offering, ProviderProfile
from marketplace.directory.providers import ActiveOffering, as_active
from marketplace.directory.states import Listing, OfferingStatus
from portal.agreements.queries import consents_given
from portal.kernel import clock
from portal.parties.models import CHECK_LABELS, Affiliation, Check, Party
from portal.reference.queries import is_chinese

PUBLICATION = "publication"
LICENCE = "licence"
SHOWN = (Listing.ACTIVE, Listing.SUSPENDED)  # who has a public page


@dataclass(frozen=True, kw_only=True)
class CheckedFact:
    """A stamp: what, by whom, when, until when."""

    what: str
    number: str  # normalised; shown to the owner only
    institute: str
    institute_en: str
    on: date
    until: date

    @property
    def label(self) -> str:
        return str(CHECK_LABELS.get(self.what, self.what))

    @property
    def by(self) -> str:
        """The institute, in the page's language where it has a name there."""
        return self.institute if is_chinese() else self.institute_en or self.institute

    @property
    def occasion(self) -> tuple[str, date, date]:
        """What was checked together is shown under one stamp."""
        return self.by, self.on, self.until

    @property
    def is_current(self) -> bool:
        return self.until >= clock.today()


@dataclass(frozen=True, kw_only=True)
class ProviderCard:
    ref: str
    name: str
    name_en: str
    language: str
    region: str
    listing: str
    listed_on: date | None
    service_kinds: tuple[str, ...]
    price_min_minor: int | None
    price_max_minor: int | None
    currency: str
    checked: tuple[CheckedFact, ...]
    credit: CreditCard | None
    is_demo: bool


@dataclass(frozen=True, kw_only=True)
class PractitionerCard:
    """Only of people with a current consent to publication."""

    ref: str
    name: str
    name_en: str
    language: str
    organization_refs: tuple[str, ...]
    licence_kinds: tuple[str, ...]  # confirmed ones
    checked: tuple[CheckedFact, ...]
    credit: CreditCard | None


@dataclass(frozen=True, kw_only=True)
class OfferingCard:
    offering: ActiveOffering
    description: str
    provider_ref: str
    provider_name: str
    provider_name_en: str
    provider_language: str
    provider_region: str


def provider_cards(refs: Iterable[str]) -> dict[str, ProviderCard]:
    """Organizations that have a public page, by ref."""
    profiles = list(
        ProviderProfile.objects.filter(
            party__ref__in=set(refs), listing__in=SHOWN
        ).select_related("party")
    )
    pks = [p.party_id for p in profiles]
    offerings: dict[int, list[Offering]] = defaultdict(list)
    for row in Offering.objects.filter(
        provider__in=pks, status=OfferingStatus.PUBLISHED
    ):
        offerings[row.provider_id].append(row)
    facts = checked_facts(pks)
    credit = cards_for([p.party.ref for p in profiles])
    return {
        p.party.ref: _provider(
            p, offerings[p.party_id], facts[p.party_id], credit.get(p.party.ref)
        )
        for p in profiles
    }


def _provider(
    profile: ProviderProfile,
    offerings: list[Offering],
    facts: list[CheckedFact],
    credit: CreditCard | None,
) -> ProviderCard:
    party = profile.party
    lows = [o.price_min_minor for o in offerings if o.price_min_minor is not None]
    highs = [o.price_max_minor for o in offerings if o.price_max_minor is not None]
    return ProviderCard(
        ref=party.ref,
        name=party.name,
        name_en=party.name_en,
        language=party.language,
        region=party.region_id or "",
        listing=profile.listing,
        listed_on=profile.listed_on,
        service_kinds=tuple(sorted({o.kind for o in offerings})),
        price_min_minor=min(lows, default=None),
        price_max_minor=max(highs, default=None),
        currency=offerings[0].currency if offerings else "CNY",
        checked=tuple(facts),
        credit=credit,
        is_demo=party.is_demo,
    )


def practitioner_cards(
    refs: Iterable[str], credit: Mapping[str, CreditCard] | None = None
) -> dict[str, PractitionerCard]:
    """People who agreed to be public, by ref; all others are absent.

    `credit` spares a second reading where the cards are there already.
    """
    public = consents_given(refs, PUBLICATION)
    people = list(Party.objects.filter(ref__in=public, erased_at=None))
    pks = [p.pk for p in people]
    firms: dict[int, list[str]] = defaultdict(list)
    rows = Affiliation.objects.filter(
        person__in=pks,
        status=Affiliation.Status.ACTIVE,
        organization__provider_profile__listing__in=SHOWN,
    )
    for person, ref in rows.values_list("person", "organization__ref"):
        firms[person].append(ref)
    facts = checked_facts(pks)
    kinds = _confirmed_kinds(facts)
    if credit is None:
        credit = cards_for([p.ref for p in people])
    return {
        p.ref: PractitionerCard(
            ref=p.ref,
            name=p.name,
            name_en=p.name_en,
            language=p.language,
            organization_refs=tuple(sorted(firms[p.pk])),
            licence_kinds=tuple(sorted(kinds[p.pk])),
            checked=tuple(facts[p.pk]),
            credit=credit.get(p.ref),
        )
        for p in people
    }


def offering_cards(refs: Iterable[str]) -> dict[str, OfferingCard]:
    """Published offerings of listed organizations, by ref."""
    rows = (
        Offering.objects.filter(
            ref__in=set(refs),
            status=OfferingStatus.PUBLISHED,
            provider__provider_profile__listing=Listing.ACTIVE,
        )
        .select_related("provider")
        .prefetch_related("clauses", "regions", "industries")
    )
    return {
        row.ref: OfferingCard(
            offering=as_active(row),
            description=row.description,
            provider_ref=row.provider.ref,
            provider_name=row.provider.name,
            provider_name_en=row.provider.name_en,
            provider_language=row.provider.language,
            provider_region=row.provider.region_id or "",
        )
        for row in rows
    }


def _confirmed_kinds(facts: dict[int, list[CheckedFact]]) -> dict[int, set[str]]:
    """Licence kinds that a check confirms today, by person."""
    numbers = {
        (pk, fact.number)
        for pk, known in facts.items()
        for fact in known
        if fact.what == LICENCE and fact.is_current
    }
    found: dict[int, set[str]] = defaultdict(set)
    rows = Licence.objects.filter(person__in=list(facts), removed_at=None)
    for pk, kind, number in rows.values_list("person", "kind", "normalised"):
        if (pk, number) in numbers:
            found[pk].add(kind)
    return found


def checked_facts(party_pks: Iterable[int]) -> dict[int, list[CheckedFact]]:
    """The newest check of each fact if confirmed, also when run out; three queries."""
    newest: dict[tuple[int, str, str], Check] = {}
    rows = Check.objects.filter(party__in=list(party_pks)).order_by(
        "-checked_on", "-pk"
    )
    for row in rows:
        newest.setdefault((row.party_id, row.what, row.normalised), row)
    institutes = {
        p.ref: p
        for p in Party.objects.filter(
            ref__in={c.institute_ref for c in newest.values()}
        )
    }
    held = set(
        Licence.objects.filter(
            person__in=[pk for pk, what, _number in newest if what == LICENCE],
            removed_at=None,
        ).values_list("person", "normalised")
    )
    found: dict[int, list[CheckedFact]] = defaultdict(list)
    for check in newest.values():
        if check.what == LICENCE and (check.party_id, check.normalised) not in held:
            continue  # the person has removed this licence
        if check.result != Check.Result.CONFIRMED or check.what == "authority":
            continue
        institute = institutes.get(check.institute_ref)
        found[check.party_id].append(
            CheckedFact(
                what=check.what,
                number=check.normalised,
                institute=institute.name if institute else "",
                institute_en=institute.name_en if institute else "",
                on=check.checked_on,
                until=check.valid_until,
            )
        )
    return found
