"""Which grade do the rules give? One sum of integer hundredths whose terms are lines.

The lines add up to the score exactly: the base, one line an event, and where a cap
or the exposure rule corrects the sum, a line for that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from credit.engine.rulebook import GRADES, Kind, Rulebook
from credit.engine.values import COUNTING_STATES, Event

LineCode = Literal["base", "event", "kind_cap", "volume", "bonus_cap", "floor"]
WHOLE = 10_000  # basis points


@dataclass(frozen=True, kw_only=True)
class Line:
    code: LineCode
    points: int
    kind: str = ""
    ref: str = ""
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class GradeResult:
    score: int  # hundredths
    lines: tuple[Line, ...]
    grade: str | None  # None: no record yet
    completed: int
    completed_needed: int
    limited_by: str = ""  # the kind whose limiter held the grade down


def counted(events: Iterable[Event], rulebook: Rulebook, at: datetime) -> list[Event]:
    """Events that count and are public at the moment, in an order of their own."""
    return sorted(
        (
            event
            for event in events
            if event.kind in rulebook.kinds
            and event.state in COUNTING_STATES
            and event.valid_from <= at < rulebook.publication_end(event)
        ),
        key=lambda event: (event.valid_from, event.ref),
    )


def grade(events: Iterable[Event], rulebook: Rulebook, at: datetime) -> GradeResult:
    active = counted(events, rulebook, at)
    lines = _lines(active, rulebook, at)
    score = sum(line.points for line in lines)
    rules = rulebook.grade
    completed = sum(
        event.kind == rules.completed_kind and event.part != "overseen"
        for event in active
    )
    classed = any(_is_classed(event, rulebook) for event in active)
    letter, limited_by = _letter(score, active, rulebook, classed=classed)
    return GradeResult(
        score=score,
        lines=tuple(lines),
        grade=letter if completed >= rules.completed_needed or classed else None,
        completed=completed,
        completed_needed=rules.completed_needed,
        limited_by=limited_by,
    )


def points_of(event: Event, rulebook: Rulebook, at: datetime) -> int:
    """Signed hundredths of one event, before any cap."""
    row = rulebook.kinds[event.kind]
    if at >= rulebook.scoring_end(event):
        return 0
    if event.part == "shared" and row.points < 0:
        return 0  # a deduction never passes from an organization to a person by itself
    part = event.weight_bp * event.share_bp
    if event.part == "overseen":
        if row.points > 0:
            return 0
        part = round(part * rulebook.grade.oversight_factor)
    size = (abs(row.points) * part + WHOLE * WHOLE // 2) // (WHOLE * WHOLE)
    return size if row.points > 0 else -size


def _lines(active: Sequence[Event], rulebook: Rulebook, at: datetime) -> list[Line]:
    lines = [Line(code="base", points=rulebook.grade.base)]
    lines += [
        Line(
            code="event",
            points=points_of(event, rulebook, at),
            kind=event.kind,
            ref=event.ref,
            until=rulebook.scoring_end(event),
        )
        for event in active
    ]
    lines += _cap_lines(lines, rulebook)
    if _has_volume(active, rulebook, at):
        lines.append(Line(code="volume", points=rulebook.volume.points))
    bonus = sum(
        line.points
        for line in lines
        if line.kind and rulebook.kinds[line.kind].points > 0
    )
    if bonus > rulebook.grade.bonus_cap:
        lines.append(Line(code="bonus_cap", points=rulebook.grade.bonus_cap - bonus))
    total = sum(line.points for line in lines)
    if total < 0:
        lines.append(Line(code="floor", points=-total))
    return lines


def _cap_lines(lines: Iterable[Line], rulebook: Rulebook) -> list[Line]:
    totals: dict[str, int] = {}
    for line in lines:
        if line.kind:
            totals[line.kind] = totals.get(line.kind, 0) + line.points
    corrections = (
        (kind, _beyond(total, rulebook.kinds[kind])) for kind, total in totals.items()
    )
    return [
        Line(code="kind_cap", points=-beyond, kind=kind)
        for kind, beyond in sorted(corrections)
        if beyond
    ]


def _beyond(total: int, row: Kind) -> int:
    if total > 0:
        return max(0, total - row.cap)
    return min(0, total + row.cap)


def _has_volume(active: Sequence[Event], rulebook: Rulebook, at: datetime) -> bool:
    """Many complaints: from several clients, and many for the work done."""
    rule = rulebook.volume
    upheld = [
        event
        for event in active
        if event.kind in rule.kinds
        and event.part == "own"
        and at < rulebook.scoring_end(event)
    ]
    clients = {event.counterparty for event in upheld if event.counterparty}
    if len(clients) < rule.clients_needed:
        return False
    completed = sum(e.kind == rulebook.grade.completed_kind for e in active)
    return len(upheld) > rule.rate_above * completed


def _is_classed(event: Event, rulebook: Rulebook) -> bool:
    return event.part == "own" and rulebook.severity_of(event) in {"general", "serious"}


def _letter(
    score: int, active: Iterable[Event], rulebook: Rulebook, *, classed: bool
) -> tuple[str, str]:
    rules = rulebook.grade
    if score > rules.base and not classed:
        letter = "A+"
    elif score >= rules.a_from:
        letter = "A"
    elif score >= rules.b_from:
        letter = "B"
    else:
        letter = "C" if score >= rules.c_from else "D"
    limited_by = ""
    for event in active:
        limit = rulebook.kinds[event.kind].limiter if event.part == "own" else ""
        if limit and GRADES.index(limit) > GRADES.index(letter):
            letter, limited_by = limit, event.kind
    return letter, limited_by
