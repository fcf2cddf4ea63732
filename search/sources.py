"""What can be found, and what stands in each document? A fixed number of queries a kind.

What is not public has no document: a person without consent, an organization that is
not listed, a draft. So visibility is decided here, and the index cannot leak it.
"""

from collections.abc import Iterable

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue
from wagtail.models import Page

from cms.models import PolicyDocumentPage
from cms.queries import live_pages
from credit.publish.cards import CreditCard, cards_for
from marketplace.directory import cards
from marketplace.directory.models import Offering, ProviderProfile
from marketplace.directory.states import Listing, OfferingStatus
from portal.parties.models import Party
from portal.reference import queries as reference
from search.labels import NO_RECORD
from search.schema import SearchDoc

UNRATED = 0.5  # the middle: neither a bonus nor a burden
BOTH = ("zh-hans", "en")


def organizations(refs: Iterable[str]) -> list[SearchDoc]:
    listed = {
        profile.party.ref: profile
        for profile in ProviderProfile.objects.filter(
            party__ref__in=set(refs), listing=Listing.ACTIVE
        ).select_related("party")
    }
    found = cards.provider_cards(listed)
    offered = _offerings_of(listed)
    return [
        SearchDoc(
            kind="organization",
            ref=ref,
            name=card.name,
            name_en=card.name_en,
            summary=listed[ref].description,
            body=" ".join(o.title for o in offered.get(ref, ())),
            url=f"/organizations/{ref}/",
            facets={
                "region": _region(card.region),
                "industry": _merged(offered.get(ref, ()), _industries),
                "service": list(card.service_kinds),
                "clause": _merged(offered.get(ref, ()), _clauses),
                "grade": [_grade(card.credit)],
                "language": _merged(offered.get(ref, ()), _languages),
            },
            price_min_minor=card.price_min_minor,
            rank=_rank(card.credit),
        )
        for ref, card in found.items()
    ]


def practitioners(refs: Iterable[str]) -> list[SearchDoc]:
    found = cards.practitioner_cards(refs)
    regions = dict(
        Party.objects.filter(ref__in=set(found)).values_list("ref", "region_id")
    )
    return [
        SearchDoc(
            kind="practitioner",
            ref=ref,
            name=card.name,
            name_en=card.name_en,
            url=f"/practitioners/{ref}/",
            facets={
                "region": _region(regions.get(ref) or ""),
                "grade": [_grade(card.credit)],
                "licence": list(card.licence_kinds),
            },
            rank=_rank(card.credit),
        )
        for ref, card in found.items()
        if card.organization_refs
    ]


def offerings(refs: Iterable[str]) -> list[SearchDoc]:
    found = cards.offering_cards(refs)
    credit = cards_for({card.provider_ref for card in found.values()})
    return [
        SearchDoc(
            kind="offering",
            ref=ref,
            name=card.offering.title,
            summary=card.description,
            body=f"{card.provider_name} {card.provider_name_en}".strip(),
            url=f"/organizations/{card.provider_ref}/",
            facets={
                "region": _region(card.provider_region),
                "industry": _paths(card.offering.industries),
                "service": [card.offering.kind],
                "clause": sorted(card.offering.clauses),
                "grade": [_grade(credit.get(card.provider_ref))],
                "language": _language(card.offering.service_language),
            },
            price_min_minor=card.offering.price_min_minor,
            rank=_rank(credit.get(card.provider_ref)),
        )
        for ref, card in found.items()
    ]


def pages(keys: Iterable[str] | None = None) -> list[SearchDoc]:
    """One document per language of a page; `keys` are translation keys."""
    live = live_pages().select_related("locale").specific()
    if keys is not None:
        live = live.filter(translation_key__in=list(keys))
    return [_page(page) for page in live if page.url]


def _page(page: Page) -> SearchDoc:
    is_policy = isinstance(page, PolicyDocumentPage)
    language = page.locale.language_code
    address = str(page.url).partition(f"/{language}")[2] or "/"
    return SearchDoc(
        kind="policy" if is_policy else "guidance",
        ref=str(page.translation_key),
        language=language,
        name=page.title,
        summary=getattr(page, "summary", ""),
        body=" ".join(_texts(page))[:60_000],
        url=address,
        facets={"clause": list(getattr(page, "clause_numbers", []) or [])},
        rank=UNRATED,
        changed_at=page.last_published_at,
    )


def _texts(page: Page) -> Iterable[str]:
    for field in page._meta.get_fields():  # noqa: SLF001 - documented
        value = getattr(page, field.name, None) if field.concrete else None
        if isinstance(value, StreamValue):
            for text in value.stream_block.get_searchable_content(value):
                yield strip_tags(str(text))
    yield getattr(page, "archived_text", "") if _is_in_own_language(page) else ""


def _is_in_own_language(page: Page) -> bool:
    return getattr(page, "archived_language", "") == page.locale.language_code


def all_refs() -> dict[str, list[str]]:
    """Everything that may have a document, by kind; for a rebuild."""
    return {
        "organization": list(
            ProviderProfile.objects.values_list("party__ref", flat=True)
        ),
        "practitioner": list(
            Party.objects.filter(kind=Party.Kind.NATURAL).values_list("ref", flat=True)
        ),
        "offering": list(Offering.objects.values_list("ref", flat=True)),
    }


def _offerings_of(refs: Iterable[str]) -> dict[str, list[Offering]]:
    rows = (
        Offering.objects.filter(
            provider__ref__in=set(refs), status=OfferingStatus.PUBLISHED
        )
        .select_related("provider")
        .prefetch_related("clauses", "industries")
    )
    found: dict[str, list[Offering]] = {}
    for row in rows:
        found.setdefault(row.provider.ref, []).append(row)
    return found


def _merged(rows: Iterable[Offering], values: object) -> list[str]:
    return sorted({value for row in rows for value in values(row)})  # type: ignore[operator] # a function


def _industries(row: Offering) -> list[str]:
    return _paths(industry.pk for industry in row.industries.all())


def _clauses(row: Offering) -> list[str]:
    return [clause.number for clause in row.clauses.all()]


def _languages(row: Offering) -> list[str]:
    return _language(row.service_language)


def _language(code: str) -> list[str]:
    return list(BOTH) if code == "both" else [code]


def _paths(codes: Iterable[str]) -> list[str]:
    known = reference.industries()
    return [known[code].path for code in sorted(codes) if code in known]


def _region(code: str) -> list[str]:
    known = reference.regions().get(code)
    return [known.path] if known else []


def _grade(card: CreditCard | None) -> str:
    return card.grade if card and card.grade else NO_RECORD


def _rank(card: CreditCard | None) -> float:
    """0…1: the forecast where there is one, the middle where there is none."""
    if card is None or card.forecast is None:
        return UNRATED
    return card.forecast
