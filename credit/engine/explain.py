"""What made it so, and what would change it? By exact replay, never by a guess."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from credit.engine.assess import Assessment, assess
from credit.engine.forecast import Prior, logit
from credit.engine.grade import points_of
from credit.engine.rulebook import Rulebook
from credit.engine.values import Event, Model

TOP = 4
MORE_CERTIFIED = 2
CERTIFIED_KIND = "certificate_granted"


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything that a replay needs."""

    events: tuple[Event, ...]
    rulebook: Rulebook
    model: Model
    at: datetime
    prior: Prior | None = None

    def result(self) -> Assessment:
        return assess(self.events, self.rulebook, self.model, self.at, self.prior)

    def without(self, ref: str) -> "Case":
        return replace(self, events=tuple(e for e in self.events if e.ref != ref))


@dataclass(frozen=True, kw_only=True)
class Contribution:
    ref: str
    points: int  # what the score would lose without the event
    log_odds: float  # what the forecast would lose without it


ChangeCode = Literal[
    "objection_succeeds",
    "repair",
    "publication_ends",
    "more_certified",
    "more_completed",
]


@dataclass(frozen=True, kw_only=True)
class Change:
    code: ChangeCode
    grade: str | None
    score: int
    p: float
    is_enough: bool
    ref: str = ""
    on: datetime | None = None
    count: int = 0


def contributions(case: Case) -> list[Contribution]:
    """One row a counted event, in the order of the events."""
    whole = case.result()
    rows = []
    for event in whole.counted:
        rest = case.without(event.ref).result()
        rows.append(
            Contribution(
                ref=event.ref,
                points=whole.grade.score - rest.grade.score,
                log_odds=logit(whole.forecast.p) - logit(rest.forecast.p),
            )
        )
    return rows


def top(rows: Sequence[Contribution]) -> tuple[list[Contribution], list[Contribution]]:
    """At most four that raise the forecast most, at most four that lower it most."""
    ranked = sorted(rows, key=lambda row: (-row.log_odds, row.ref))
    raising = [row for row in ranked if row.log_odds > 0][:TOP]
    lowering = [row for row in reversed(ranked) if row.log_odds < 0][:TOP]
    return raising, lowering


def changes(case: Case) -> list[Change]:
    """What would change it, soonest first; what is open to the party stands first."""
    counted = case.result().counted
    adverse = [
        event
        for event in counted
        if points_of(event, case.rulebook, case.at) < 0
        or case.rulebook.severity_of(event)
    ]
    objected = [event for event in counted if event.state == "objected"]
    found = [
        _change("objection_succeeds", case.without(e.ref), e.ref) for e in objected
    ]
    for event in adverse:
        found += _by_time(case, event)
    return [*found, *_by_work(case)]


def _by_time(case: Case, event: Event) -> list[Change]:
    end = case.rulebook.publication_end(event)
    rows = []
    possible = case.rulebook.repair_possible_from(event)
    if possible is not None and possible < end:
        on = max(possible, case.at)
        later = replace(case.without(event.ref), at=on)
        rows.append(_change("repair", later, event.ref, possible))
    rows.append(_change("publication_ends", replace(case, at=end), event.ref, end))
    return rows


def _by_work(case: Case) -> list[Change]:
    rows = []
    now = case.result().grade
    missing = now.completed_needed - now.completed
    if now.grade is None and missing > 0:
        kind = case.rulebook.grade.completed_kind
        more = _with_more(case, kind, "milestone", missing)
        rows.append(_change("more_completed", more, count=missing))
    if CERTIFIED_KIND in case.rulebook.kinds:
        more = _with_more(case, CERTIFIED_KIND, "certification", MORE_CERTIFIED)
        rows.append(_change("more_certified", more, count=MORE_CERTIFIED))
    return rows


def _with_more(case: Case, kind: str, source: str, count: int) -> Case:
    more = tuple(
        Event(ref=f"~{number}", kind=kind, source=source, valid_from=case.at)
        for number in range(count)
    )
    return replace(case, events=case.events + more)


def _change(
    code: ChangeCode,
    case: Case,
    ref: str = "",
    on: datetime | None = None,
    count: int = 0,
) -> Change:
    result = case.result()
    return Change(
        code=code,
        ref=ref,
        on=on,
        count=count,
        grade=result.grade.grade,
        score=result.grade.score,
        p=result.forecast.p,
        is_enough=result.forecast.is_enough,
    )
