"""How did two dates differ? Both replayed with what is public and known today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from credit.engine.grade import Line
from credit.evaluate.batch import Batch, Terms
from credit.evaluate.standing import Standing, standing
from credit.publish import cards, words
from credit.publish.cards import CreditCard
from portal.kernel import clock


@dataclass(frozen=True, kw_only=True)
class Difference:
    title: str
    on: datetime | None
    before: int
    after: int

    @property
    def delta(self) -> int:
        return self.after - self.before


@dataclass(frozen=True, kw_only=True)
class Comparison:
    before: CreditCard
    after: CreditCard
    rows: Sequence[Difference]


def compare(loaded: Batch, now: Standing, earlier: date, later: date) -> Comparison:
    """DATE means the end of that day in Shanghai, at most the published moment."""
    first, second = (_at(loaded, now, day) for day in (earlier, later))
    old = {_key(line): line for line in first.result.grade.lines}
    new = {_key(line): line for line in second.result.grade.lines}
    events = (*first.case.events, *second.case.events)
    dates = {event.ref: event.valid_from for event in events}
    rows = [
        Difference(
            title=words.line(line.code, line.kind),
            on=dates.get(line.ref),
            before=old[key].points if key in old else 0,
            after=new[key].points if key in new else 0,
        )
        for key, line in {**old, **new}.items()
    ]
    return Comparison(
        before=cards.card(first),
        after=cards.card(second),
        rows=[row for row in rows if row.delta],
    )


def _at(loaded: Batch, now: Standing, day: date) -> Standing:
    moment = min(clock.end_of(day), now.valid_at)
    terms = Terms(valid_at=moment, known_at=now.known_at, public_on=clock.now())
    return standing(loaded, now.party_ref, terms)


def _key(line: Line) -> tuple[str, str, str]:
    return line.code, line.kind, line.ref
