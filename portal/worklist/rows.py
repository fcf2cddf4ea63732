"""How do other apps put work on an institute's list and take it off?"""

from datetime import datetime

from portal.kernel import clock
from portal.worklist.models import WorkItem


def put(  # noqa: PLR0913 - a row has these columns
    *,
    kind: str,
    ref: str,
    institute_ref: str,
    title: str,
    title_en: str = "",
    stands: str,
    next_step: str,
    url_name: str,
    due_at: datetime | None = None,
    owner_ref: str = "",
    excluded_ref: str = "",
) -> None:
    """Add or replace the row of (kind, ref) and open it again."""
    values = {
        "institute_ref": institute_ref,
        "title": title[:200],
        "title_en": title_en[:200],
        "stands": stands,
        "next_step": next_step,
        "url_name": url_name,
        "due_at": due_at,
        "owner_ref": owner_ref,
        "excluded_ref": excluded_ref,
        "closed_at": None,
    }
    row = WorkItem.objects.select_for_update().filter(kind=kind, ref=ref).first()
    if row is None:
        WorkItem.objects.create(kind=kind, ref=ref, opened_at=clock.now(), **values)
        return
    # Whoever took the row keeps it as long as the same step is to be done.
    keeps = row.closed_at is None and row.next_step == next_step
    if keeps and not owner_ref and row.owner_ref != excluded_ref:
        values["owner_ref"] = row.owner_ref
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def close(kind: str, ref: str) -> None:
    WorkItem.objects.filter(kind=kind, ref=ref, closed_at=None).update(
        closed_at=clock.now()
    )


def is_open(kind: str, ref: str) -> bool:
    return WorkItem.objects.filter(kind=kind, ref=ref, closed_at=None).exists()


def due_of(kind: str, ref: str) -> datetime | None:
    rows = WorkItem.objects.filter(kind=kind, ref=ref)
    return rows.values_list("due_at", flat=True).first()


def advance(
    kind: str, ref: str, *, stands: str, next_step: str, excluded_ref: str
) -> None:
    """The matter moved on: back to the team, without whoever may not do the next step."""
    WorkItem.objects.filter(kind=kind, ref=ref, closed_at=None).update(
        stands=stands, next_step=next_step, excluded_ref=excluded_ref, owner_ref=""
    )
