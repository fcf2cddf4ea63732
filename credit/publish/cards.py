"""What does a list show of a party's credit? One card, the same everywhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from credit.evaluate.queries import public_standings
from credit.evaluate.standing import Standing
from credit.publish import words


@dataclass(frozen=True, kw_only=True)
class CreditCard:
    party_ref: str
    grade: str | None  # "A+" … "D"; None: no record yet
    points_hundredths: int | None  # None where there is no grade
    record_count: int
    record_needed: int
    forecast: float | None  # None below the effective observations needed
    low: float | None
    high: float | None
    n_eff: float
    as_of: datetime
    rulebook: str
    model: str

    @property
    def record_words(self) -> str:
        return words.record(self.record_count, self.record_needed)

    @property
    def grade_words(self) -> str:
        """In one line, for screen readers and lists."""
        if self.grade is None or self.points_hundredths is None:
            return self.record_words
        return words.grade_line(self.grade, self.points_hundredths)

    @property
    def forecast_words(self) -> str:
        if self.forecast is None or self.low is None or self.high is None:
            return words.not_enough()
        return words.likely(self.forecast, self.low, self.high)


def cards_for(refs: Iterable[str]) -> dict[str, CreditCard]:
    """Party ref → card; a fixed number of queries. People without consent are absent."""
    return {ref: card(one) for ref, one in public_standings(refs).items()}


def card(standing: Standing) -> CreditCard:
    grade, forecast = standing.result.grade, standing.result.forecast
    enough = forecast.is_enough
    return CreditCard(
        party_ref=standing.party_ref,
        grade=grade.grade,
        points_hundredths=grade.score if grade.grade else None,
        record_count=min(grade.completed, grade.completed_needed),
        record_needed=grade.completed_needed,
        forecast=round(forecast.p, 4) if enough else None,
        low=round(forecast.low, 4) if enough else None,
        high=round(forecast.high, 4) if enough else None,
        n_eff=round(forecast.n_eff, 4),
        as_of=standing.valid_at,
        rulebook=standing.rulebook.version,
        model=standing.model.version,
    )
