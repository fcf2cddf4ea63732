"""What happened to a thing, in order? The audit timeline that people read."""

from collections.abc import Iterable

from portal.journal.entries import Recorded, load
from portal.journal.models import EntryRow


def timeline(streams: Iterable[str]) -> list[Recorded]:
    """All entries of the streams, oldest first, in two queries."""
    rows = (
        EntryRow.objects.filter(stream__in=list(streams))
        .prefetch_related("private_texts")
        .order_by("recorded_at", "pk")
    )
    return [load(row) for row in rows]
