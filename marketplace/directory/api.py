"""What may programs read of the directory? Refs only, cursor paging, an ETag each.

Mounted by portal.urls under /api/v1/. The same cards as the pages show.
"""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema

from credit.publish.cards import CreditCard
from marketplace.directory.cards import (
    CheckedFact,
    OfferingCard,
    PractitionerCard,
    ProviderCard,
    offering_cards,
    practitioner_cards,
    provider_cards,
)
from marketplace.directory.public import (
    public_offerings,
    public_organizations,
    public_practitioners,
)
from portal.kernel.errors import NotFound
from portal.ui.json_answers import json_answer

router = Router(tags=["directory"])
LIMIT = 50
REF = Query("", max_length=24)


class CheckedOut(Schema):
    what: str
    by: str
    on: date
    until: date


class CreditOut(Schema):
    """Never a number below the record or evidence needed; `words` says why."""

    grade: str | None
    points_hundredths: int | None
    forecast: float | None
    low: float | None
    high: float | None
    n_eff: float
    as_of: str
    rulebook: str
    model: str
    grade_words: str
    forecast_words: str


class OrganizationOut(Schema):
    ref: str
    name: str
    name_en: str
    language: str
    region: str
    listing: str
    listed_on: date | None
    service_kinds: list[str]
    price_min_minor: int | None
    price_max_minor: int | None
    currency: str
    checked: list[CheckedOut]
    credit: CreditOut | None


class PractitionerOut(Schema):
    """Only of people who agreed, in words of their own account, to be public."""

    ref: str
    name: str
    name_en: str
    language: str
    organizations: list[str]
    licence_kinds: list[str]
    checked: list[CheckedOut]
    credit: CreditOut | None


class OfferingOut(Schema):
    ref: str
    organization: str
    kind: str
    title: str
    language: str
    description: str
    is_nationwide: bool
    regions: list[str]
    industries: list[str]
    clauses: list[str]
    price_min_minor: int | None
    price_max_minor: int | None
    currency: str
    capacity_per_quarter: int | None
    free_from: date | None


class OrganizationPage(Schema):
    items: list[OrganizationOut]
    next: str  # cursor of the next page; empty on the last one


class PractitionerPage(Schema):
    items: list[PractitionerOut]
    next: str


class OfferingPage(Schema):
    items: list[OfferingOut]
    next: str


@router.get("/organizations", response=OrganizationPage, summary="Listed organizations")
def list_organizations(request: HttpRequest, after: str = REF) -> HttpResponse:
    """By ref; `after` is the last ref of the page before."""
    refs = public_organizations(after, LIMIT + 1)
    cards = provider_cards(refs[:LIMIT])
    items = [organization_out(cards[ref]) for ref in refs[:LIMIT] if ref in cards]
    page = OrganizationPage(items=items, next=refs[LIMIT - 1] if refs[LIMIT:] else "")
    return json_answer(request, page)


@router.get(
    "/organizations/{ref}", response=OrganizationOut, summary="One organization"
)
def get_organization(request: HttpRequest, ref: str) -> HttpResponse:
    card = provider_cards([ref]).get(ref)
    if card is None:
        raise NotFound(_("No listed organization has this reference."))
    return json_answer(request, organization_out(card))


@router.get(
    "/practitioners", response=PractitionerPage, summary="Practitioners who agreed"
)
def list_practitioners(request: HttpRequest, after: str = REF) -> HttpResponse:
    refs = public_practitioners(after, LIMIT + 1)
    cards = practitioner_cards(refs[:LIMIT])
    items = [practitioner_out(cards[ref]) for ref in refs[:LIMIT] if ref in cards]
    following = refs[LIMIT - 1] if refs[LIMIT:] else ""
    return json_answer(request, PractitionerPage(items=items, next=following))


@router.get(
    "/practitioners/{ref}", response=PractitionerOut, summary="One practitioner"
)
def get_practitioner(request: HttpRequest, ref: str) -> HttpResponse:
    card = practitioner_cards([ref]).get(ref)
    if card is None:
        raise NotFound(_("Nobody with this reference has agreed to be public."))
    return json_answer(request, practitioner_out(card))


@router.get("/offerings", response=OfferingPage, summary="Published offerings")
def list_offerings(
    request: HttpRequest, after: str = REF, organization: str = REF
) -> HttpResponse:
    refs = public_offerings(after, LIMIT + 1, organization)
    cards = offering_cards(refs[:LIMIT])
    items = [offering_out(cards[ref]) for ref in refs[:LIMIT] if ref in cards]
    page = OfferingPage(items=items, next=refs[LIMIT - 1] if refs[LIMIT:] else "")
    return json_answer(request, page)


@router.get("/offerings/{ref}", response=OfferingOut, summary="One offering")
def get_offering(request: HttpRequest, ref: str) -> HttpResponse:
    card = offering_cards([ref]).get(ref)
    if card is None:
        raise NotFound(_("No published offering has this reference."))
    return json_answer(request, offering_out(card))


def organization_out(card: ProviderCard) -> OrganizationOut:
    return OrganizationOut(
        **{name: getattr(card, name) for name in PLAIN},
        service_kinds=list(card.service_kinds),
        checked=_checked(card.checked),
        credit=_credit(card.credit),
    )


def practitioner_out(card: PractitionerCard) -> PractitionerOut:
    return PractitionerOut(
        ref=card.ref,
        name=card.name,
        name_en=card.name_en,
        language=card.language,
        organizations=list(card.organization_refs),
        licence_kinds=list(card.licence_kinds),
        checked=_checked(card.checked),
        credit=_credit(card.credit),
    )


def _checked(facts: Iterable[CheckedFact]) -> list[CheckedOut]:
    return [
        CheckedOut(what=f.what, by=f.institute, on=f.on, until=f.until) for f in facts
    ]


def _credit(card: CreditCard | None) -> CreditOut | None:
    if card is None:
        return None
    plain = {name: getattr(card, name) for name in CREDIT_PLAIN}
    return CreditOut(**plain, as_of=card.as_of.isoformat())


PLAIN = [
    "ref",
    "name",
    "name_en",
    "language",
    "region",
    "listing",
    "listed_on",
    "price_min_minor",
    "price_max_minor",
    "currency",
]
CREDIT_PLAIN = [name for name in CreditOut.model_fields if name != "as_of"]


def offering_out(card: OfferingCard) -> OfferingOut:
    one = card.offering
    return OfferingOut(
        ref=one.ref,
        organization=card.provider_ref,
        kind=one.kind,
        title=one.title,
        language=one.written_in,
        description=card.description,
        is_nationwide=one.is_nationwide,
        regions=sorted(one.regions),
        industries=sorted(one.industries),
        clauses=sorted(one.clauses),
        price_min_minor=one.price_min_minor,
        price_max_minor=one.price_max_minor,
        currency=one.currency,
        capacity_per_quarter=one.capacity_per_quarter,
        free_from=one.free_from,
    )
