"""Who fits a wish, in which order, why, and how many were left out by which rule?

Pure: plain values in, plain values out. Rules exclude; weights only order. Nobody is
ever assigned: the enterprise chooses. Two orders exist:

* by fit: the weighted terms of `weights/<version>.toml`; equal scores stand in the
  neutral order, so that no name is favoured;
* not personalised: by a hash of the week and the ref. It knows nothing of the wish
  or the provider, and changes weekly, so that nobody stands first for good.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from marketplace.sourcing.measures import (
    FULL,
    HALF,
    Candidate,
    Reason,
    Term,
    Wish,
    measure,
    serves,
)
from marketplace.sourcing.weights import Weights

MOST_PLUS, MOST_MINUS = 3, 2
# The order in which the rules are tried: each candidate is counted once, under the
# first rule that leaves it out.
RULES = (
    "not_active",
    "licence_expired",
    "region",
    "service",
    "clause",
    "full",
    "tie",
    "grade_d",
)


@dataclass(frozen=True, kw_only=True)
class Match:
    ref: str
    offering_ref: str
    score: int  # 0 to 10,000
    rank: int  # by fit, from 1
    reasons: tuple[Reason, ...]
    is_new: bool  # newly vetted: no grade yet


@dataclass(frozen=True, kw_only=True)
class Result:
    by_fit: tuple[Match, ...]
    neutral: tuple[Match, ...]
    shown: tuple[Match, ...]  # the best and some newly vetted
    left_out: tuple[tuple[str, int], ...]
    considered: int
    weights: int


def exclusion(wish: Wish, one: Candidate) -> str | None:
    """The first rule that leaves the candidate out, or None."""
    broken = {
        "not_active": not one.is_active,
        "licence_expired": one.licence_until is not None
        and one.licence_until < wish.today,
        "region": not serves(wish.region_path, one.regions),
        "service": not one.services
        or bool(wish.services and not wish.services & one.services),
        "clause": bool(wish.clauses and one.clauses) and not wish.clauses & one.clauses,
        "full": one.free_places <= 0,
        "tie": bool(wish.tied_refs & {one.ref, *one.tied_to}),
        "grade_d": one.grade == "D",
    }
    return next((rule for rule in RULES if broken[rule]), None)


def match(wish: Wish, candidates: Iterable[Candidate], weights: Weights) -> Result:
    """A provider may come as several candidates, one per offering: its best counts."""
    verdicts: dict[str, str | None] = {}
    fitting = []
    for one in candidates:
        rule = exclusion(wish, one)
        verdicts[one.ref] = _kinder(verdicts.get(one.ref, RULES[0]), rule)
        if rule is None:
            fitting.append(one)
    unrated = unrated_credit(fitting, weights)
    best: dict[str, tuple[int, str, Candidate, tuple[Term, ...]]] = {}
    for one in fitting:
        terms = measure(wish, one, weights, unrated)
        row = (-_score(terms, weights), one.offering_ref, one, terms)
        best[one.ref] = min(best.get(one.ref, row), row, key=lambda r: r[:2])
    order = sorted(
        best.values(), key=lambda row: (row[0], neutral_key(row[2].ref, wish.today))
    )
    by_fit = tuple(
        Match(
            ref=one.ref,
            offering_ref=one.offering_ref,
            score=-minus_score,
            rank=i,
            reasons=_reasons(terms),
            is_new=one.grade is None,
        )
        for i, (minus_score, _, one, terms) in enumerate(order, start=1)
    )
    counts = Counter(rule for rule in verdicts.values() if rule)
    return Result(
        by_fit=by_fit,
        neutral=tuple(sorted(by_fit, key=lambda m: neutral_key(m.ref, wish.today))),
        shown=shortlist(by_fit, weights, wish.today),
        left_out=tuple((rule, counts[rule]) for rule in RULES if counts[rule]),
        considered=len(verdicts),
        weights=weights.version,
    )


def _kinder(one: str | None, other: str | None) -> str | None:
    """Of two verdicts on one provider the one that got further through the rules."""
    if one is None or other is None:
        return None
    return max(one, other, key=RULES.index)


def unrated_credit(fitting: Sequence[Candidate], weights: Weights) -> int:
    """What a candidate without a forecast gets: the median of those that have one."""
    rated = {
        one.ref: _saturate(one.forecast_low, weights.credit_saturation)
        for one in fitting
        if one.forecast_low is not None
    }
    return int(median(rated.values())) if rated else HALF


def shortlist(
    by_fit: Sequence[Match], weights: Weights, today: date
) -> tuple[Match, ...]:
    """The best by fit, then newly vetted ones in turn, week by week."""
    best = tuple(by_fit[: weights.best])
    rest = [m for m in by_fit[weights.best :] if m.is_new]
    rest.sort(key=lambda m: neutral_key(m.ref, today))
    return best + tuple(rest[: weights.newly_vetted])


def neutral_key(ref: str, today: date) -> str:
    year, week, _ = today.isocalendar()
    return hashlib.sha256(f"{year}-W{week:02}:{ref}".encode()).hexdigest()


def _saturate(value: int, most: int) -> int:
    return min(value, most) * FULL // most


def _score(terms: Sequence[Term], weights: Weights) -> int:
    given = dict(weights.terms)
    return sum(given[term.name] * term.value for term in terms) * 100 // FULL


def _reasons(terms: Sequence[Term]) -> tuple[Reason, ...]:
    told = [term.reason for term in terms if term.reason is not None]
    plus = [r for r in told if r.kind == "plus"][:MOST_PLUS]
    minus = [r for r in told if r.kind == "minus"][:MOST_MINUS]
    return tuple(plus + minus) or (Reason("meets_rules", "neutral"),)
