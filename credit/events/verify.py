"""Are the credit events as they were written? Recompute every hash and number."""

from credit.events.models import CreditEvent
from credit.events.record import HASHED, event_hash


def breaks() -> list[str]:
    """One sentence per broken event; empty when all is well."""
    found: list[str] = []
    heads: dict[str, tuple[int, str]] = {}
    events = CreditEvent.objects.prefetch_related("share_rows")
    for event in events.order_by("subject", "number").iterator(chunk_size=500):
        number, previous = heads.get(event.subject, (0, ""))
        if event.number != number + 1 or event.previous_hash != previous:
            found.append(f"{event}: does not follow number {number}")
        values = {name: getattr(event, name) for name in HASHED}
        if event.hash != event_hash(event.previous_hash, values):
            found.append(f"{event}: the content does not match its hash")
        rows = {row.party: row.share_bp for row in event.share_rows.all()}
        if rows != event.shares:
            found.append(f"{event}: the share rows do not match its shares")
        heads[event.subject] = (event.number, event.hash)
    return found
