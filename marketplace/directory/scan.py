"""Which published offerings break the list of promises as it stands now?"""

from collections.abc import Mapping
from dataclasses import dataclass

from marketplace.directory.models import Offering
from marketplace.directory.promises import ForbiddenPhrase, forbidden_phrases
from marketplace.directory.states import OfferingStatus


@dataclass(frozen=True, kw_only=True)
class BrokenOffering:
    offering: Offering
    phrases: list[ForbiddenPhrase]


def broken_offerings(provider_ref: str) -> list[BrokenOffering]:
    rows = Offering.objects.filter(
        provider__ref=provider_ref, status=OfferingStatus.PUBLISHED
    ).order_by("pk")
    found = [
        BrokenOffering(
            offering=row, phrases=forbidden_phrases(f"{row.title}\n{row.description}")
        )
        for row in rows
    ]
    return [one for one in found if one.phrases]


def rules_of(broken: list[BrokenOffering]) -> Mapping[str, list[str]]:
    return {one.offering.ref: sorted({p.code for p in one.phrases}) for one in broken}
