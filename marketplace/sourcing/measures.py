"""How well does one candidate meet each part of a wish? Pure, in thousandths.

What the enterprise did not say counts the same for everybody and gives no reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from marketplace.sourcing.weights import Weights

FULL, HALF = 1000, 500
Path = tuple[str, ...]  # codes from the top down to the place itself


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What the enterprise said; empty or None where it does not know."""

    today: date
    services: frozenset[str] = frozenset()
    region_path: Path = ()
    industry_path: Path = ()  # section, division
    size_class: str = ""
    clauses: frozenset[str] = frozenset()
    budget_min_minor: int | None = None
    budget_max_minor: int | None = None
    tied_refs: frozenset[str] = frozenset()  # the certifier chosen, the enterprise


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What is known of one service organization; empty sets mean "all of them"."""

    ref: str
    offering_ref: str = ""
    is_active: bool = True
    licence_until: date | None = None
    vetted_on: date | None = None
    home_path: Path = ()
    regions: tuple[Path, ...] = ()  # served
    services: frozenset[str] = frozenset()
    industries: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    price_min_minor: int | None = None
    price_max_minor: int | None = None
    free_places: int = 1
    grade: str | None = None
    forecast_low: int | None = None  # basis points; None: not enough evidence
    tied_to: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reason:
    """One fact for or against, as a code; `words.py` says it in the reader's language."""

    code: str
    kind: Literal["plus", "minus", "neutral"]
    facts: tuple[tuple[str, int | str], ...] = ()


@dataclass(frozen=True)
class Term:
    name: str
    value: int  # 0 to FULL
    reason: Reason | None = field(default=None)


def serves(region_path: Path, served: Sequence[Path]) -> bool:
    """Serving a place serves what lies in it; a wide wish is met by a part of it."""
    if not region_path or not served:
        return True
    return any(path[-1] in region_path or region_path[-1] in path for path in served)


def measure(
    wish: Wish, one: Candidate, weights: Weights, unrated: int
) -> tuple[Term, ...]:
    return (
        _industry(wish, one),
        _clauses(wish, one),
        _credit(one, weights, unrated),
        _price(wish, one),
        _region(wish, one),
        _capacity(one, weights),
    )


def _industry(wish: Wish, one: Candidate) -> Term:
    if not wish.industry_path:
        return Term("industry", HALF)
    if wish.industry_path[-1] in one.industries:
        return Term("industry", FULL, Reason("industry_named", "plus"))
    if set(wish.industry_path) & one.industries:
        return Term("industry", 800, Reason("industry_section", "plus"))
    if not one.industries:
        return Term("industry", 400)
    return Term("industry", 0, Reason("industry_not_named", "minus"))


def _clauses(wish: Wish, one: Candidate) -> Term:
    if not wish.clauses:
        return Term("clauses", HALF)
    wanted = len(wish.clauses)
    met = len(wish.clauses & one.clauses) if one.clauses else wanted
    facts = (("met", met), ("wanted", wanted))
    if met == wanted:
        return Term("clauses", FULL, Reason("clauses_all", "plus", facts))
    value = FULL * met // wanted
    return Term("clauses", value, Reason("clauses_part", "minus", facts))


def _credit(one: Candidate, weights: Weights, unrated: int) -> Term:
    if one.forecast_low is None:
        return Term("credit", unrated, Reason("no_forecast", "minus"))
    most = weights.credit_saturation
    value = min(one.forecast_low, most) * FULL // most
    facts = (("percent", round(one.forecast_low / 100)),)
    if one.forecast_low >= most:
        return Term("credit", value, Reason("credit_strong", "plus", facts))
    if value < unrated:
        return Term("credit", value, Reason("credit_below_median", "minus", facts))
    return Term("credit", value, Reason("credit_fair", "plus", facts))


def _price(wish: Wish, one: Candidate) -> Term:
    low, high = one.price_min_minor, one.price_max_minor
    most, least = wish.budget_max_minor, wish.budget_min_minor or 0
    if most is None or low is None or high is None:
        return Term("price", HALF)
    if low > most:
        return Term("price", 0, Reason("price_above", "minus"))
    if high > most:
        return Term("price", 500, Reason("price_reaches_above", "minus"))
    if high < least:
        return Term("price", 800, Reason("price_below", "plus"))
    if low + high > least + most and least:
        return Term("price", 800, Reason("price_upper_half", "minus"))
    return Term("price", FULL, Reason("price_inside", "plus"))


def _region(wish: Wish, one: Candidate) -> Term:
    if not wish.region_path:
        return Term("region", HALF)
    shared = sum(a == b for a, b in zip(wish.region_path, one.home_path, strict=False))
    if wish.region_path[-1] in one.home_path:
        return Term("region", FULL, Reason("region_same", "plus"))
    if shared >= 2:  # noqa: PLR2004 - the country and the province
        return Term("region", 700, Reason("region_province", "plus"))
    return Term("region", 300, Reason("region_elsewhere", "minus"))


def _capacity(one: Candidate, weights: Weights) -> Term:
    most = weights.capacity_saturation
    value = min(one.free_places, most) * FULL // most
    facts = (("places", one.free_places),)
    if one.free_places >= most:
        return Term("capacity", value, Reason("capacity_free", "plus", facts))
    if one.free_places == 1:
        return Term("capacity", value, Reason("capacity_last", "minus", facts))
    return Term("capacity", value)
