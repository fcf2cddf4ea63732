"""Are the credit events and their states as they were written?

The hashes chain the events of a subject. The journal says of each event its hash and
every state that it took, in order; what differs from it was changed behind its back.
`portal verify_journal` says whether the journal itself is sound.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from credit.events.models import CreditEvent
from credit.events.record import HASHED, event_hash, spelled_state
from portal.journal.models import EntryRow

RECORDED, CHANGED = "CreditEventRecorded", "CreditEventStateChanged"
Spelled = dict[str, str]


def breaks() -> list[str]:
    """One sentence per broken event; empty when all is well."""
    found: list[str] = []
    heads: dict[str, tuple[int, str]] = {}
    hashes, states = _journaled()
    events = CreditEvent.objects.prefetch_related("share_rows", "states")
    for event in events.order_by("subject", "number").iterator(chunk_size=500):
        found += _chain_breaks(event, *heads.get(event.subject, (0, "")))
        found += _journal_breaks(event, hashes.pop(event.ref, ""), states)
        heads[event.subject] = (event.number, event.hash)
    return found + [f"{ref}: this event is missing" for ref in hashes]


def _chain_breaks(event: CreditEvent, number: int, previous: str) -> Iterator[str]:
    if event.number != number + 1 or event.previous_hash != previous:
        yield f"{event}: does not follow number {number}"
    values = {name: getattr(event, name) for name in HASHED}
    if event.hash != event_hash(event.previous_hash, values):
        yield f"{event}: the content does not match its hash"
    rows = {row.party: row.share_bp for row in event.share_rows.all()}
    if rows != event.shares:
        yield f"{event}: the share rows do not match its shares"


def _journal_breaks(
    event: CreditEvent, journaled_hash: str, states: Mapping[str, list[Spelled]]
) -> Iterator[str]:
    if event.hash != journaled_hash:
        yield f"{event}: the journal does not know this event"
    rows = sorted(event.states.all(), key=lambda row: row.pk)
    stored = [spelled_state(row) for row in rows]
    journaled = states.get(event.ref, [])
    if stored != journaled:
        yield (
            f"{event}: its states are {_named(stored)}, "
            f"the journal says {_named(journaled)}"
        )


def _journaled() -> tuple[dict[str, str], dict[str, list[Spelled]]]:
    """Event ref → its hash, and → its states in order."""
    hashes: dict[str, str] = {}
    states: dict[str, list[Spelled]] = defaultdict(list)
    rows = EntryRow.objects.filter(kind__in=[RECORDED, CHANGED])
    for row in rows.order_by("stream", "number").iterator():
        body = json.loads(row.body)
        if row.kind == RECORDED:
            hashes[body["event"]] = body["sha256"]
        else:
            body.pop("concerned")
            states[body.pop("event")].append(body)
    return hashes, states


def _named(states: list[Spelled]) -> str:
    return (
        ", ".join(f"{one['state']} ({one['valid_from'][:10]})" for one in states)
        or "none"
    )
