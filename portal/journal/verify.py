"""Is the journal as it was written? Recompute every hash and every number."""

from collections.abc import Iterator

from django.db.models import QuerySet

from portal.journal.entries import entry_hash
from portal.journal.models import EntryRow, Stream

HASHED = ("stream", "number", "kind", "actor", "recorded_at", "body")


def breaks(rows: QuerySet[EntryRow] | None = None) -> list[str]:
    """One sentence per broken row or stream head; empty when all is well."""
    found: list[str] = []
    heads: dict[str, tuple[int, str]] = {}
    for row in _rows(rows):
        number, previous = heads.get(row.stream, (0, ""))
        if row.number != number + 1 or row.previous_hash != previous:
            found.append(f"{row}: does not follow number {number}")
        if row.hash != entry_hash(
            row.previous_hash, {name: getattr(row, name) for name in HASHED}
        ):
            found.append(f"{row}: the content does not match its hash")
        heads[row.stream] = (row.number, row.hash)
    found += [
        f"{head.name}: the last entries are missing"
        for head in Stream.objects.exclude(last_number=0)
        if heads.get(head.name) != (head.last_number, head.last_hash)
    ]
    return found


def _rows(chosen: QuerySet[EntryRow] | None) -> Iterator[EntryRow]:
    rows = EntryRow.objects.all() if chosen is None else chosen
    return rows.order_by("stream", "number").iterator()
