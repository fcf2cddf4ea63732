"""How likely is a good next outcome? A decayed Beta in closed form.

p = (sum w*y + strangers' good + m*prior) / (sum w + strangers + m), where
w = source weight * class weight * trust * share * weight * 2^(-age/half-life).
Sums are exactly rounded (fsum), so the order of the events changes no bit.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from scipy.special import betaincinv

from credit.engine.grade import WHOLE, counted
from credit.engine.rulebook import Rulebook
from credit.engine.values import Event, Model
from portal.kernel import clock


@dataclass(frozen=True, kw_only=True)
class Prior:
    mean: float
    strength: float
    from_organization: bool = False


@dataclass(frozen=True, kw_only=True)
class Evidence:
    ref: str
    weight: float
    outcome: float
    share: float  # of the whole forecast; with the prior's they sum to 1


@dataclass(frozen=True, kw_only=True)
class ForecastResult:
    p: float
    low: float
    high: float
    n_eff: float
    is_enough: bool
    prior: Prior
    prior_share: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class _Weighed:
    ref: str
    outcome: float
    weight: float  # in the forecast
    effective: float  # in n_eff
    is_stranger: bool


def forecast(
    events: Iterable[Event],
    rulebook: Rulebook,
    model: Model,
    at: datetime,
    prior: Prior | None = None,
) -> ForecastResult:
    prior = prior or Prior(
        mean=model.prior_mean, strength=rulebook.forecast.prior_strength
    )
    weighed = _capped(
        [
            item
            for event in counted(events, rulebook, at)
            if (item := _weigh(event, rulebook, at)) is not None
        ],
        rulebook.forecast.strangers_cap,
    )
    total = math.fsum([prior.strength, *(item.weight for item in weighed)])
    good = [prior.strength * prior.mean]
    p = math.fsum(good + [item.weight * item.outcome for item in weighed]) / total
    n_eff = math.fsum(item.effective for item in weighed)
    low, high = interval(p, n_eff, rulebook.forecast.interval)
    return ForecastResult(
        p=p,
        low=low,
        high=high,
        n_eff=n_eff,
        is_enough=n_eff >= rulebook.forecast.min_effective,
        prior=prior,
        prior_share=prior.strength / total,
        evidence=tuple(
            Evidence(
                ref=item.ref,
                weight=item.weight,
                outcome=item.outcome,
                share=item.weight / total,
            )
            for item in weighed
        ),
    )


@lru_cache(maxsize=65_536)
def interval(p: float, n_eff: float, width: float) -> tuple[float, float]:
    """Points of the Beta with mean p and strength n_eff + 1 that enclose `width`."""
    strength = n_eff + 1
    tail = (1 - width) / 2
    a, b = p * strength, (1 - p) * strength
    if min(a, b) <= 0:
        return p, p
    return float(betaincinv(a, b, tail)), float(betaincinv(a, b, 1 - tail))


def age_days(event: Event, at: datetime) -> int:
    """Whole days in Shanghai, so that a result holds for the day."""
    return (clock.local_date(at) - clock.local_date(event.valid_from)).days


def logit(p: float) -> float:
    return math.log(p / (1 - p))


def _weigh(event: Event, rulebook: Rulebook, at: datetime) -> _Weighed | None:
    row = rulebook.kinds[event.kind]
    outcome = event.outcome if event.outcome is not None else row.outcome
    policy = rulebook.forecast
    source = policy.source_weights.get(event.source, 0.0)
    if outcome is None or source == 0 or event.part == "overseen":
        return None
    severity = rulebook.severity_of(event)
    class_weight = rulebook.classes[severity].forecast_weight if severity else 1.0
    part = (event.weight_bp / WHOLE) * (event.share_bp / WHOLE)
    decay = 2.0 ** (-age_days(event, at) / policy.half_life_days)
    is_stranger = event.trust <= 0
    effective = source * part * decay * min(1.0, max(0.0, event.trust))
    weight = source * part * decay * (1.0 if is_stranger else event.trust)
    return _Weighed(event.ref, outcome, weight * class_weight, effective, is_stranger)


def _capped(items: list[_Weighed], cap: float) -> list[_Weighed]:
    """Strangers together move at most `cap` observations to the good and to the bad."""
    good = math.fsum(i.weight * i.outcome for i in items if i.is_stranger)
    bad = math.fsum(i.weight * (1 - i.outcome) for i in items if i.is_stranger)
    return [
        _scaled(i, _factor(good, cap), _factor(bad, cap)) if i.is_stranger else i
        for i in items
    ]


def _factor(total: float, cap: float) -> float:
    return cap / total if total > cap else 1.0


def _scaled(item: _Weighed, good: float, bad: float) -> _Weighed:
    up = item.weight * item.outcome * good
    down = item.weight * (1 - item.outcome) * bad
    outcome = up / (up + down) if up + down else item.outcome
    return _Weighed(item.ref, outcome, up + down, item.effective, is_stranger=True)
