"""The whole result of one subject at one moment: grade and forecast side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from credit.engine import forecast as forecasting
from credit.engine import grade as grading
from credit.engine.forecast import ForecastResult, Prior
from credit.engine.grade import GradeResult
from credit.engine.rulebook import Rulebook
from credit.engine.values import Event, Model


@dataclass(frozen=True, kw_only=True)
class Assessment:
    at: datetime
    grade: GradeResult
    forecast: ForecastResult
    counted: tuple[Event, ...]


def assess(
    events: Iterable[Event],
    rulebook: Rulebook,
    model: Model,
    at: datetime,
    prior: Prior | None = None,
) -> Assessment:
    events = tuple(events)
    return Assessment(
        at=at,
        grade=grading.grade(events, rulebook, at),
        forecast=forecasting.forecast(events, rulebook, model, at, prior),
        counted=tuple(grading.counted(events, rulebook, at)),
    )
