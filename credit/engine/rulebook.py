"""What does a rulebook say? Its values, read from TOML and checked."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from credit.engine import schema
from credit.engine.values import Event
from portal.kernel import clock

GRADES = ("A+", "A", "B", "C", "D")


@dataclass(frozen=True, kw_only=True)
class Kind:
    code: str
    severity: str = ""
    points: int
    cap: int
    scoring_days: int
    publication_days: int
    outcome: float | None = None
    limiter: str = ""


@dataclass(frozen=True, kw_only=True)
class SeverityClass:
    publication_min_days: int
    publication_max_days: int
    forecast_weight: float


@dataclass(frozen=True, kw_only=True)
class GradeRules:
    base: int
    bonus_cap: int
    a_from: int
    b_from: int
    c_from: int
    completed_needed: int
    completed_kind: str
    oversight_factor: float


@dataclass(frozen=True, kw_only=True)
class VolumeRule:
    kinds: tuple[str, ...]
    clients_needed: int
    rate_above: float
    points: int


@dataclass(frozen=True, kw_only=True)
class ForecastRules:
    half_life_days: int
    prior_strength: float
    practitioner_prior_strength: float
    min_effective: float
    strangers_cap: float
    interval: float
    source_weights: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Rulebook:
    version: str
    sha256: str
    grade: GradeRules
    volume: VolumeRule
    classes: Mapping[str, SeverityClass]
    kinds: Mapping[str, Kind]
    forecast: ForecastRules
    text: str

    def severity_of(self, event: Event) -> str:
        return event.severity or self.kinds[event.kind].severity

    def publication_end(self, event: Event) -> datetime:
        """From this moment on the event counts no more and is shown no more."""
        severity = self.severity_of(event)
        days = (
            self.classes[severity].publication_max_days
            if severity
            else self.kinds[event.kind].publication_days
        )
        end = days_after(event.valid_from, days)
        return min(end, event.public_until) if event.public_until else end

    def scoring_end(self, event: Event) -> datetime:
        """From this moment on the event moves no points; never after publication."""
        end = days_after(event.valid_from, self.kinds[event.kind].scoring_days)
        return min(end, self.publication_end(event))

    def repair_possible_from(self, event: Event) -> datetime | None:
        severity = self.severity_of(event)
        if not severity:
            return None
        return days_after(event.valid_from, self.classes[severity].publication_min_days)


@lru_cache(maxsize=65_536)  # replays without one event ask the same again and again
def days_after(moment: datetime, days: int) -> datetime:
    """The start of the day in Shanghai that lies `days` after the moment's day."""
    return clock.start_of(clock.local_date(moment) + timedelta(days=days))


def parse(text: str) -> Rulebook:
    """Read a rulebook; raises schema.RulebookError naming line and key."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise schema.RulebookError([str(error)]) from error
    schema.check(data, text)
    classes = {name: SeverityClass(**row) for name, row in data["classes"].items()}
    volume = data["volume"]
    return Rulebook(
        version=data["version"],
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        grade=GradeRules(**data["grade"]),
        volume=VolumeRule(**{**volume, "kinds": tuple(volume["kinds"])}),
        classes=classes,
        kinds={code: _kind(code, row, classes) for code, row in data["kinds"].items()},
        forecast=ForecastRules(**data["forecast"]),
        text=text,
    )


def _kind(code: str, row: dict[str, Any], classes: Mapping[str, SeverityClass]) -> Kind:
    severity = row.get("severity", "")
    if severity:
        row = {
            **row,
            "publication_days": classes[severity].publication_max_days,
        }
    return Kind(code=code, **row)
