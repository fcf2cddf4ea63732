"""Short spellings of events for the engine's tests."""

from datetime import UTC, datetime, timedelta

from credit.engine.rulebook import Rulebook
from credit.engine.values import Event
from credit.evaluate.versions import parsed, shipped_text

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
SOURCE_OF = {
    "certificate_granted": "certification",
    "certificate_refused": "certification",
    "engagement_completed": "milestone",
    "engagement_on_time": "milestone",
    "engagement_abandoned": "milestone",
    "milestone_late": "milestone",
    "client_review": "review",
    "honour": "honour",
}


def book() -> Rulebook:
    return parsed(shipped_text())


def event(kind: str, days_ago: int = 0, ref: str = "", **more: object) -> Event:
    return Event(
        ref=ref or f"{kind}-{days_ago}",
        kind=kind,
        source=SOURCE_OF.get(kind, "decision"),
        valid_from=NOW - timedelta(days=days_ago),
        **more,
    )


def several(kind: str, count: int, days_ago: int = 0, **more: object) -> list[Event]:
    return [
        event(kind, days_ago, ref=f"{kind}-{days_ago}-{number}", **more)
        for number in range(count)
    ]


def completed(count: int = 3) -> list[Event]:
    return several("engagement_completed", count, 30)
