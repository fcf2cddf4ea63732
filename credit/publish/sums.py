"""How does the grade stand as one visible sum? Its terms are all its rows, by kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from credit.engine.grade import Line
from credit.publish import words
from portal.ui import text


@dataclass(frozen=True, kw_only=True)
class Term:
    label: str
    points: int
    count: int = 1


def terms(lines: Iterable[Line]) -> list[Term]:
    """Base first, then kinds with their caps, deductions before bonuses, then rules."""
    lines = list(lines)
    base = [
        Term(label=str(words.LINES["base"]), points=line.points)
        for line in lines
        if line.code == "base"
    ]
    totals: dict[str, tuple[int, int]] = {}
    for line in lines:
        if line.kind:
            points, count = totals.get(line.kind, (0, 0))
            totals[line.kind] = (
                points + line.points,
                count + (line.code == "event" and line.points != 0),
            )
    kinds = [
        Term(label=words.kind(code), points=points, count=count)
        for code, (points, count) in totals.items()
        if points
    ]
    rules = [
        Term(label=str(words.LINES[line.code]), points=line.points)
        for line in lines
        if line.code in {"volume", "bonus_cap", "floor"}
    ]
    return [*base, *sorted(kinds, key=lambda term: term.points), *rules]


def spelled(parts: Iterable[Term]) -> str:
    """`100 − 8.0 + 3.5 + 1.5 = 97.0`."""
    parts = list(parts)
    base = text.points(parts[0].points).removesuffix(".0")
    rest = "".join(
        f" {'−' if term.points < 0 else '+'} {text.points(abs(term.points))}"
        for term in parts[1:]
    )
    return f"{base}{rest} = {text.points(sum(term.points for term in parts))}"
