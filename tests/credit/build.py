"""Short spellings of credit events in the database."""

from datetime import datetime, timedelta

from credit.events.models import CreditEvent
from credit.events.record import Fact, record
from portal.kernel import clock
from tests.credit.engine.build import SOURCE_OF

_lines = iter(range(10**9))


def put(kind: str, subject: str, days_ago: int = 0, **more: object) -> CreditEvent:
    """Record an event of `kind` that held `days_ago`; recorded at the clock's time."""
    values: dict[str, object] = {
        "subject": subject,
        "source_class": SOURCE_OF.get(kind, "decision"),
        "kind": kind,
        "valid_from": clock.now() - timedelta(days=days_ago),
        "source_entry": f"TEST#{next(_lines)}",
    }
    return record(Fact(**{**values, **more}))  # type: ignore[arg-type]


def put_completed(subject: str, count: int = 3, **more: object) -> list[CreditEvent]:
    return [put("engagement_completed", subject, 30, **more) for _ in range(count)]


def later(moment: datetime, days: int) -> datetime:
    return moment + timedelta(days=days)
