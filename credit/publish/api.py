"""What may programs read of a party's credit? What its public page shows, row by row.

With the rulebook of that version, the lines add up to the points again.
"""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema

from credit.evaluate.standing import Standing
from credit.publish.cards import card
from credit.publish.pages import published_standing
from credit.publish.rows import EventRow, event_rows
from portal.kernel.errors import Invalid
from portal.ui.json_answers import json_answer

router = Router(tags=["credit"])
LIMIT = 50
REF = Query("", max_length=24)


class LineOut(Schema):
    """One term of the grade's sum; `points` in hundredths."""

    code: str
    event: str
    kind: str
    points: int
    until: datetime | None


class ResultOut(Schema):
    """Never a number below the record or evidence that is needed."""

    party: str
    grade: str | None
    points_hundredths: int | None
    record_count: int
    record_needed: int
    forecast: float | None
    low: float | None
    high: float | None
    n_eff: float
    as_of: datetime
    rulebook: str
    rulebook_sha256: str
    model: str
    lines: list[LineOut]  # empty while there is no grade
    events: int


class EventOut(Schema):
    ref: str
    kind: str
    severity: str
    on: datetime
    points: int
    points_until: datetime
    public_until: datetime
    share_of_forecast_bp: int | None
    outcome: float | None
    evaluator: str  # ref; empty where nobody may be named
    client: str  # ref; empty without the client's consent
    is_half: bool
    is_objected: bool
    is_overseen: bool


class EventPage(Schema):
    party: str
    as_of: datetime
    items: list[EventOut]
    next: str  # cursor of the next page; empty on the last one


@router.get("/credit/{ref}", response=ResultOut, summary="Grade and forecast")
def get_credit(request: HttpRequest, ref: str) -> HttpResponse:
    return json_answer(request, _result(published_standing(ref)[1]))


@router.get("/credit/{ref}/events", response=EventPage, summary="Events that count")
def list_events(request: HttpRequest, ref: str, after: str = REF) -> HttpResponse:
    """The newest first; `after` is the last ref of the page before."""
    standing = published_standing(ref)[1]
    rows = event_rows(standing)
    refs = [row.ref for row in rows]
    if after and after not in refs:
        raise Invalid(
            _("“after” names no event of this party that counts now. Begin anew."),
            field="after",
        )
    start = refs.index(after) + 1 if after else 0
    shown = rows[start : start + LIMIT]
    page = EventPage(
        party=ref,
        as_of=standing.valid_at,
        items=_events(standing, shown),
        next=shown[-1].ref if rows[start + LIMIT :] else "",
    )
    return json_answer(request, page)


def _result(standing: Standing) -> ResultOut:
    shown = card(standing)
    has_grade = shown.grade is not None
    return ResultOut(
        **{name: getattr(shown, name) for name in OF_CARD},
        party=standing.party_ref,
        rulebook_sha256=standing.rulebook.sha256,
        lines=[
            LineOut(
                code=line.code,
                event=line.ref,
                kind=line.kind,
                points=line.points,
                until=line.until,
            )
            for line in standing.result.grade.lines
            if has_grade
        ],
        events=len(standing.result.counted),
    )


OF_CARD = [
    "grade",
    "points_hundredths",
    "record_count",
    "record_needed",
    "forecast",
    "low",
    "high",
    "n_eff",
    "as_of",
    "rulebook",
    "model",
]


def _events(standing: Standing, rows: list[EventRow]) -> list[EventOut]:
    outcomes = {e.ref: e.outcome for e in standing.result.forecast.evidence}
    return [
        EventOut(
            **{name: getattr(row, name) for name in OF_ROW},
            share_of_forecast_bp=row.weight_bp,
            outcome=outcomes.get(row.ref),
            evaluator=row.evaluator.ref if row.evaluator else "",
            client=row.client.ref if row.client else "",
        )
        for row in rows
    ]


OF_ROW = [
    "ref",
    "kind",
    "severity",
    "on",
    "points",
    "points_until",
    "public_until",
    "is_half",
    "is_objected",
    "is_overseen",
]
