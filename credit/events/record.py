"""How does a fact become a credit event? Appended once per source entry and line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import transaction

from credit.events.entries import CreditEventRecorded, CreditEventStateChanged
from credit.events.models import CreditEvent, EventShare, EventState
from portal.journal import entries as journal
from portal.kernel import canonical, clock
from portal.kernel.refs import new_ref

State = EventState.State
FINAL = {State.VOIDED, State.REPAIRED, State.ENDED}
SETTLED = ":settled"  # this cause is settled, another keeps the mark


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What marketplace.credit_events and credit.cases translate an entry into.

    `outcome_bp` None takes the outcome of the kind's row in the rulebook, if it has
    one. `shares` of an organization's event name its practitioners; of a
    practitioner's event, the organizations that oversee.
    """

    subject: str
    source_class: str
    kind: str
    valid_from: datetime
    source_entry: str  # journal key, with ":line" where one entry makes several
    severity: str = ""
    outcome_bp: int | None = None
    evaluator: str = ""
    counterparty: str = ""
    counterparty_group: str = ""
    segment: str = ""
    shares: dict[str, int] = field(default_factory=dict)
    about: str = ""
    weight_bp: int = 10_000
    public_until: datetime | None = None
    supersedes: str = ""


HASHED = [
    "ref",
    "subject",
    "source_class",
    "kind",
    "severity",
    "outcome_bp",
    "evaluator",
    "counterparty",
    "counterparty_group",
    "segment",
    "shares",
    "about",
    "weight_bp",
    "valid_from",
    "recorded_at",
    "public_until",
    "source_entry",
    "supersedes",
    "number",
]


@transaction.atomic
def record(fact: Fact) -> CreditEvent:
    """Append; the same source entry again gives the event that is there already."""
    journal.lock_stream(fact.subject)
    known = CreditEvent.objects.filter(source_entry=fact.source_entry).first()
    if known:
        return known
    last = CreditEvent.objects.filter(subject=fact.subject).order_by("-number").first()
    values = {
        **fact.__dict__,
        "valid_from": fact.valid_from.astimezone(UTC),
        "public_until": fact.public_until and fact.public_until.astimezone(UTC),
        "ref": new_ref("EVT"),
        "recorded_at": clock.now(),
        "number": last.number + 1 if last else 1,
    }
    previous = last.hash if last else ""
    event = CreditEvent.objects.create(
        **values, previous_hash=previous, hash=event_hash(previous, values)
    )
    EventShare.objects.bulk_create(
        EventShare(event=event, party=party, share_bp=share)
        for party, share in fact.shares.items()
    )
    journal.record(
        CreditEventRecorded(
            stream=fact.subject,
            event=event.ref,
            sha256=event.hash,
            kind=fact.kind,
            concerned=sorted(fact.shares),
        ),
        actor="system",
    )
    return event


@transaction.atomic
def change_state(
    *, event_ref: str, state: str, valid_from: datetime, source_entry: str
) -> None:
    """Append a state (objected, active again, voided, repaired, ended); once per source.

    What is final stays: only a voiding may still follow. The mark of an objection stays
    until the last of its causes is settled; a cause is the stream of the source entry.
    """
    event = CreditEvent.objects.get(ref=event_ref)
    journal.lock_stream(event.subject)
    rows = list(event.states.order_by("recorded_at", "pk"))
    if _is_known(rows, source_entry) or not _may_follow(rows, state):
        return
    if state == State.ACTIVE and _open_causes(rows) - {_cause(source_entry)}:
        state, source_entry = State.OBJECTED, source_entry + SETTLED
    row = EventState.objects.create(
        event=event,
        state=state,
        valid_from=valid_from.astimezone(UTC),
        recorded_at=clock.now(),
        source_entry=source_entry,
    )
    journal.record(
        CreditEventStateChanged(
            stream=event.subject,
            event=event.ref,
            concerned=sorted(event.shares),
            **spelled_state(row),
        ),
        actor="system",
    )


def spelled_state(row: EventState) -> dict[str, str]:
    """As the journal keeps it, and as it is compared when the chains are verified."""
    return {
        "state": row.state,
        "valid_from": row.valid_from.astimezone(UTC).isoformat(),
        "recorded_at": row.recorded_at.astimezone(UTC).isoformat(),
        "source": row.source_entry,
    }


def _is_known(rows: Sequence[EventState], source_entry: str) -> bool:
    sources = {row.source_entry.removesuffix(SETTLED) for row in rows}
    return source_entry in sources


def _may_follow(rows: Sequence[EventState], state: str) -> bool:
    last = rows[-1].state if rows else State.ACTIVE
    if last == State.VOIDED:
        return False
    return last not in FINAL or state == State.VOIDED


def _open_causes(rows: Sequence[EventState]) -> set[str]:
    """Objections, appeals and contests that marked the event and are not settled."""
    found: set[str] = set()
    for row in rows:
        cause = _cause(row.source_entry)
        if row.state == State.OBJECTED and not row.source_entry.endswith(SETTLED):
            found.add(cause)
        else:
            found.discard(cause)
    return found


def _cause(source_entry: str) -> str:
    return source_entry.partition("#")[0]


def event_hash(previous: str, values: Mapping[str, object]) -> str:
    spelled = {name: _spelled(values[name]) for name in HASHED}
    return canonical.chain_hash(previous, canonical.dumps(spelled))


def _spelled(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
