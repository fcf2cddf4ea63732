"""How does a fact become a credit event? Appended once per source entry and line."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from credit.events.models import CreditEvent, EventState
from portal.kernel import canonical, clock
from portal.kernel.refs import new_ref


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What marketplace.credit_events and credit.cases translate an entry into."""

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


def record(fact: Fact) -> CreditEvent:
    """Append; the same source entry again gives the event that is there already."""
    with transaction.atomic():
        known = CreditEvent.objects.filter(source_entry=fact.source_entry).first()
        if known:
            return known
        last = (
            CreditEvent.objects.select_for_update()
            .filter(subject=fact.subject)
            .order_by("-number")
            .first()
        )
        values = {
            **fact.__dict__,
            "ref": new_ref("EVT"),
            "recorded_at": clock.now(),
            "number": last.number + 1 if last else 1,
        }
        previous = last.hash if last else ""
        return CreditEvent.objects.create(
            **values, previous_hash=previous, hash=event_hash(previous, values)
        )


def change_state(
    *, event_ref: str, state: str, valid_from: datetime, source_entry: str
) -> None:
    """Append a state (objected, active again, voided, repaired, ended); once per source."""
    EventState.objects.get_or_create(
        source_entry=source_entry,
        defaults={
            "event": CreditEvent.objects.get(ref=event_ref),
            "state": state,
            "valid_from": valid_from,
            "recorded_at": clock.now(),
        },
    )


def event_hash(previous: str, values: dict) -> str:
    spelled = {
        name: values[name].isoformat()
        if isinstance(values[name], datetime)
        else values[name]
        for name in HASHED
    }
    return canonical.chain_hash(previous, canonical.dumps(spelled))
