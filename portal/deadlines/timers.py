"""How are deadlines set, cancelled and fired?

Setting and cancelling happen in the action's own transaction. The sweep is
idempotent: each row fires once, under its lock, in one transaction with its action.
The worker makes a job of each row that is due, because a job is one transaction.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import date, datetime

from django.db import OperationalError, connection, transaction

from portal.deadlines.models import DayOverride, Deadline
from portal.kernel import clock
from portal.outbox.jobs import enqueue

log = logging.getLogger(__name__)
Action = Callable[[str], object]  # takes the ref
_actions: Mapping[str, Action] = {}
FIRE_JOB = "deadlines.fire"


def install(actions: Mapping[str, Action]) -> None:
    """Deadline kind → what to do with the ref when it is due (portal.wiring)."""
    global _actions
    _actions = actions


def set_deadline(kind: str, ref: str, due_at: datetime) -> None:
    """Set or move the one open deadline of this kind for `ref`."""
    still_open = Deadline.objects.filter(
        kind=kind, ref=ref, fired_at=None, cancelled_at=None
    )
    if not still_open.update(due_at=due_at):
        row = Deadline(kind=kind, ref=ref, due_at=due_at)
        Deadline.objects.bulk_create([row], ignore_conflicts=True)


def cancel_deadlines(ref: str, *kinds: str) -> int:
    """Cancel the open deadlines of `ref` (all, or of the given kinds)."""
    still_open = Deadline.objects.filter(ref=ref, fired_at=None, cancelled_at=None)
    if kinds:
        still_open = still_open.filter(kind__in=kinds)
    return still_open.update(cancelled_at=clock.now())


def hold(ref: str) -> None:
    """Lock the open deadlines of `ref` before its own row is locked.

    The sweep locks the deadline first and the thing second, an action without this
    the other way round. No action has to remember it, because the sweep gives way
    (`_give_way`); with it, a timer that is due is fired sooner.
    """
    rows = Deadline.objects.select_for_update().filter(
        ref=ref, fired_at=None, cancelled_at=None
    )
    list(rows.order_by("pk").values_list("pk", flat=True))


def due_at(kind: str, ref: str) -> datetime | None:
    row = Deadline.objects.filter(
        kind=kind, ref=ref, fired_at=None, cancelled_at=None
    ).first()
    return row.due_at if row else None


def last_due(kind: str, ref: str) -> datetime | None:
    """Also when it has fired: how late somebody is."""
    rows = Deadline.objects.filter(kind=kind, ref=ref, cancelled_at=None)
    return rows.order_by("-pk").values_list("due_at", flat=True).first()


def enqueue_due(payload: Mapping[str, object] | None = None) -> int:
    """A job for each row that is due, the oldest first; how many are due.

    Fired one after another inside one job, all would hold their locks to the end, and
    a lease that runs out would undo them all. One that failed for good is tried again
    in the next hour.
    """
    now = clock.now()
    rows = Deadline.objects.filter(due_at__lte=now, fired_at=None, cancelled_at=None)
    due = list(rows.order_by("due_at", "pk").values_list("pk", flat=True))
    for pk in due:
        key = f"{pk}:{now:%Y-%m-%dT%H}"
        enqueue(FIRE_JOB, key=key, payload={"deadline": pk})
    return len(due)


def fire(payload: Mapping[str, object]) -> bool:
    """The outbox handler: False when it has fired or was cancelled meanwhile."""
    return _fire(int(str(payload["deadline"])))


def sweep() -> int:
    """Fire everything that is due; how many fired. One failing row stops no other."""
    fired = 0
    now = clock.now()
    rows = Deadline.objects.filter(
        due_at__lte=now, fired_at=None, cancelled_at=None
    ).order_by("due_at", "pk")
    for pk in rows.values_list("pk", flat=True):
        try:
            fired += _fire(pk)
        except OperationalError as error:
            log.warning("deadline %s is busy and stays open: %s", pk, error)
        except Exception:
            log.exception("deadline %s failed and stays open", pk)
    return fired


def _give_way() -> None:
    """Never wait long for a lock: an action that holds it may wait for this one.

    PostgreSQL would find that circle after a second and might end the person's action.
    Set for this transaction only; the next sweep does what was left.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '300ms'")


def _fire(pk: int) -> bool:
    with transaction.atomic():
        _give_way()
        row = (
            Deadline.objects.select_for_update()
            .filter(pk=pk, fired_at=None, cancelled_at=None)
            .first()
        )
        if row is None:
            return False
        row.fired_at = clock.now()
        row.save(update_fields=["fired_at"])
        _actions[row.kind](row.ref)
        return True


def overrides() -> dict[date, bool]:
    """Day → working day?, for portal.kernel.workdays."""
    return dict(DayOverride.objects.values_list("day", "is_working"))
