"""The step line of the points: the sum replayed at every moment that moved it.

Only events that are public today are replayed, so that nothing shows what has ended.
The line begins when the first grade was there.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from credit.engine.grade import GradeResult
from credit.evaluate.standing import Standing
from credit.publish import words
from credit.publish.replays import replays
from portal.kernel import clock
from portal.ui import charts, text

YEARS = 3


def chart(standing: Standing) -> charts.StepChart | None:
    """None while there is no grade, or no day between its first and now."""
    until = clock.local_date(standing.valid_at)
    steps = _steps(standing)
    if not steps or steps[0].on >= until:
        return None
    since = max(steps[0].on, until - timedelta(days=365 * YEARS))
    return charts.step_chart(
        name="points",
        title=_("Points from %(since)s to %(until)s")
        % {"since": text.day(since), "until": text.day(until)},
        steps=_from(steps, since),
        since=since,
        until=until,
    )


def _steps(standing: Standing) -> list[charts.Step]:
    steps: list[charts.Step] = []
    before: GradeResult | None = None
    for moment, result in replays(standing).history:
        if result.grade is None:
            continue
        delta = result.score - before.score if before else 0
        if before is None or delta:
            steps.append(
                charts.Step(
                    on=clock.local_date(moment),
                    points=result.score,
                    delta=delta,
                    label=_label(result, before),
                )
            )
        before = result
    return steps


def _label(result: GradeResult, before: GradeResult | None) -> str:
    if before is None:
        return _("First grade")
    old = {line.ref: line.points for line in before.lines if line.ref}
    new = {line.ref: line.points for line in result.lines if line.ref}
    kinds = {line.ref: line.kind for line in result.lines if line.ref}
    came = [ref for ref, points in new.items() if points and ref not in old]
    went = [ref for ref, points in old.items() if points and not new.get(ref)]
    parts = [*_titles(kinds[ref] for ref in came)]
    parts += [
        _("%(event)s: scoring period over") % {"event": title}
        for title in _titles(kinds[ref] for ref in went if ref in kinds)
    ]
    return text.listed(parts, "part")


def _titles(kinds: Iterable[str]) -> list[str]:
    return words.counted(words.kind(code) for code in kinds)


def _from(steps: list[charts.Step], since: date) -> list[charts.Step]:
    """Steps from `since` on, and the one in force before."""
    earlier = [step for step in steps if step.on < since]
    return earlier[-1:] + [step for step in steps if step.on >= since]
