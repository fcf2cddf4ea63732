"""What is shown of each event: points, weight, until when, who says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from credit.engine.values import Event
from credit.evaluate.standing import Standing
from credit.events.models import CreditEvent, SourceClass
from credit.events.queries import Known
from credit.publish import words
from credit.publish.statements import Statement, statements
from portal.agreements.models import Consent
from portal.kernel import clock
from portal.parties.models import Party
from portal.parties.queries import parties_by_ref

CLIENT_NAME = "client_name"
# A decision's other side is who complained: never named, whatever was consented to.
WITH_CLIENT = {SourceClass.CERTIFICATION, SourceClass.MILESTONE, SourceClass.REVIEW}


@dataclass(frozen=True, kw_only=True)
class EventRow:
    ref: str
    kind: str
    title: str
    severity: str
    severity_words: str
    source_words: str
    on: datetime
    points: int  # hundredths, before a cap
    weight_bp: int | None  # of the whole forecast; None: no outcome
    points_until: datetime
    public_until: datetime
    days_left: int
    evaluator: Party | None
    client: Party | None
    is_objected: bool
    objected_on: datetime | None
    is_half: bool
    is_overseen: bool
    statement: Statement | None

    @property
    def has_two_ends(self) -> bool:
        """Its points end before its publication does."""
        return bool(self.points) and self.points_until != self.public_until


def event_rows(standing: Standing) -> list[EventRow]:
    """Every event that counts, the newest first; four queries."""
    said = statements(standing.rows)
    people = _Names(known.row for known in standing.rows.values())
    points = {line.ref: line.points for line in standing.result.grade.lines if line.ref}
    weights = {one.ref: one.share for one in standing.result.forecast.evidence}
    return [
        _row(
            standing,
            event,
            standing.rows[event.ref],
            points[event.ref],
            weights.get(event.ref),
            people,
            said.get(event.ref),
        )
        for event in reversed(standing.result.counted)
    ]


class _Names:
    """Which parties of the events may be named: bodies, and clients who agreed."""

    def __init__(self, events: Iterable[CreditEvent]) -> None:
        events = list(events)
        self.parties: Mapping[str, Party] = parties_by_ref(
            {ref for e in events for ref in (e.evaluator, e.counterparty)} - {""}
        )
        consents = Consent.objects.filter(
            party_ref__in={e.counterparty for e in events}, purpose=CLIENT_NAME
        ).order_by("pk")
        self.consents = {(c.party_ref, c.about_ref): c.is_given for c in consents}

    def evaluator(self, known: Known) -> Party | None:
        row = known.row
        if row.source_class not in {SourceClass.CERTIFICATION, SourceClass.DECISION}:
            return None
        return self.parties.get(row.evaluator)

    def client(self, known: Known) -> Party | None:
        row = known.row
        general = self.consents.get((row.counterparty, ""), False)
        agreed = self.consents.get((row.counterparty, row.about), general)
        if row.source_class not in WITH_CLIENT or not agreed:
            return None
        return self.parties.get(row.counterparty)


def _row(
    standing: Standing,
    event: Event,
    known: Known,
    points: int,
    weight: float | None,
    names: _Names,
    statement: Statement | None,
) -> EventRow:
    rulebook = standing.rulebook
    severity = rulebook.severity_of(event)
    public_until = rulebook.publication_end(event)
    objected = known.state == "objected"
    return EventRow(
        ref=event.ref,
        kind=event.kind,
        title=words.kind(event.kind),
        severity=severity,
        severity_words=words.severity_beside(event.kind, severity),
        source_words=str(words.SOURCES.get(event.source, "")),
        on=event.valid_from,
        points=points,
        weight_bp=None if weight is None else round(weight * 1000) * 10,  # one decimal
        points_until=rulebook.scoring_end(event),
        public_until=public_until,
        days_left=(clock.local_date(public_until) - clock.today()).days,
        evaluator=names.evaluator(known),
        client=names.client(known),
        is_objected=objected,
        objected_on=known.state_since if objected else None,
        is_half=event.weight_bp < 10_000,  # noqa: PLR2004 - the whole weight
        is_overseen=event.part == "overseen",
        statement=statement,
    )
