"""How is work put into the outbox, and who does it?"""

from collections.abc import Callable, Mapping
from datetime import datetime

from portal.kernel import clock
from portal.outbox.models import Job

Handler = Callable[[Mapping[str, object]], object]
_handlers: Mapping[str, Handler] = {}
_cron: Mapping[str, str] = {}


def install(handlers: Mapping[str, Handler], cron: Mapping[str, str]) -> None:
    """Job kinds → handlers; cron: job kind → "hourly" or "daily"."""
    global _handlers, _cron
    _handlers, _cron = handlers, cron


def handler_for(kind: str) -> Handler:
    return _handlers[kind]


def cron_kinds() -> Mapping[str, str]:
    return _cron


def enqueue(
    kind: str,
    *,
    key: str,
    payload: Mapping[str, object] | None = None,
    not_before: datetime | None = None,
) -> None:
    """Add a job in the caller's transaction, unless (kind, key) is there already."""
    now = clock.now()
    job = Job(
        kind=kind,
        key=key,
        payload=dict(payload or {}),
        created_at=now,
        not_before=not_before or now,
    )
    Job.objects.bulk_create([job], ignore_conflicts=True)  # one statement, not four
