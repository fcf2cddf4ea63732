"""The replays behind an explanation: many, and the same until an input changes.

Each event left out once, each possible change, each past moment. They are kept in this
process under the digest of everything that they depend on: the events with their
states, the rulebook, the model, the prior and the day. A changed input has another
digest, so nothing has to be thrown away at the right moment; words, names and consents
are read anew for every page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from credit.engine import explain
from credit.engine.explain import Change, Contribution
from credit.engine.grade import GradeResult, grade
from credit.evaluate.spelling import inputs_digest
from credit.evaluate.standing import Standing
from portal.kernel import clock

MOST_KEPT = 1024  # some kilobytes each
_kept: dict[str, "Replays"] = {}


@dataclass(frozen=True)
class Replays:
    contributions: Sequence[Contribution]
    changes: Sequence[Change]
    history: Sequence[tuple[datetime, GradeResult]]  # oldest first


def replays(standing: Standing) -> Replays:
    key = inputs_digest(standing)
    found = _kept.get(key)
    if found is None:
        found = _replayed(standing)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = found
    return found


def forget() -> None:
    """For measurements: begin as a fresh process does."""
    _kept.clear()


def _replayed(standing: Standing) -> Replays:
    case = standing.case
    return Replays(
        contributions=explain.contributions(case),
        changes=explain.changes(case),
        history=[
            (moment, grade(case.events, standing.rulebook, moment))
            for moment in _moments(standing).values()
        ],
    )


def _moments(standing: Standing) -> Mapping[date, datetime]:
    """The last change of each day, oldest first."""
    found: dict[date, datetime] = {}
    for event in standing.result.counted:
        for moment in (event.valid_from, standing.rulebook.scoring_end(event)):
            day = clock.local_date(moment)
            if moment <= standing.valid_at:
                found[day] = max(moment, found.get(day, moment))
    return {day: found[day] for day in sorted(found)}
