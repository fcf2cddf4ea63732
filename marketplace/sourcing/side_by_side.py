"""Everybody who fits, side by side: what does each row of the comparing table say?

Only what was checked or published, the same columns for all; the order is the list's.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from marketplace.directory.cards import CheckedFact, checked_facts
from marketplace.directory.models import Offering
from marketplace.sourcing.candidates import Field
from marketplace.sourcing.cards import MatchCard, MatchList
from marketplace.sourcing.measures import Candidate, Path
from portal.reference.models import Region


@dataclass(frozen=True, kw_only=True)
class Column:
    """One organization of the table (a row on wide screens, a block on a phone)."""

    card: MatchCard
    has_seat: bool  # its seat lies in the region asked for
    is_nationwide: bool
    regions: Sequence[Region]
    services: Sequence[str]
    checked: Sequence[CheckedFact]
    free_places: int | None  # None: it has not said


def side_by_side(shown: MatchList, field: Field, region_path: Path) -> list[Column]:
    """Three queries more than the list, however many rows."""
    checks = checked_facts([card.party.pk for card in shown.cards])
    services = _services(field)
    candidates = {(one.ref, one.offering_ref): one for one in field.candidates}
    return [
        _column(
            card,
            field.offerings[card.offering_ref],
            candidates[card.party.ref, card.offering_ref],
            region_path,
            checks.get(card.party.pk, ()),
            services[card.party.ref],
        )
        for card in shown.cards
    ]


def _column(
    card: MatchCard,
    offering: Offering,
    candidate: Candidate,
    region_path: Path,
    checks: Sequence[CheckedFact],
    services: Sequence[str],
) -> Column:
    return Column(
        card=card,
        has_seat=bool(region_path) and region_path[-1] in candidate.home_path,
        is_nationwide=offering.is_nationwide,
        regions=[] if offering.is_nationwide else list(offering.regions.all()),
        services=services,
        checked=[fact for fact in checks if fact.is_current],
        free_places=None
        if offering.capacity_per_quarter is None
        else candidate.free_places,
    )


def _services(field: Field) -> dict[str, list[str]]:
    labels = dict(Offering.Kind.choices)
    kinds: dict[str, set[str]] = defaultdict(set)
    for one in field.candidates:
        kinds[one.ref] |= one.services
    return {
        ref: [str(labels[kind]) for kind in sorted(of)] for ref, of in kinds.items()
    }
