"""What is paid back when an engagement ends early? Only what the signed table says.

Pure: plain values in, minor units out. The base is what was paid for a milestone and
not yet earned by acceptance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WHOLE_PERCENT = 100


@dataclass(frozen=True, kw_only=True)
class Unfinished:
    ref: str
    paid_minor: int
    is_begun: bool
    reworks_used_up: bool


def percent(table: Sequence[Mapping[str, object]], stage: str) -> int:
    """0 when the table has no such row: nothing was agreed, nothing is owed by it."""
    rows = {row["stage"]: row["percent"] for row in table}
    return int(str(rows.get(stage, 0)))


def stage_for(milestone: Unfinished, *, by: str, any_begun: bool) -> str:
    """The row of the table that fits; empty when none does."""
    if not any_begun:
        return "before_start"
    if by == "provider":
        return "provider_leaves"
    if milestone.reworks_used_up:
        return "milestone_refused"
    return "" if milestone.is_begun else "client_leaves"


def refunds(
    table: Sequence[Mapping[str, object]],
    milestones: Sequence[Unfinished],
    *,
    by: str,
    any_begun: bool,
) -> dict[str, int]:
    """Milestone ref → minor units to pay back, rounded down; without zeros."""
    found = {
        m.ref: m.paid_minor
        * percent(table, stage_for(m, by=by, any_begun=any_begun))
        // WHOLE_PERCENT
        for m in milestones
    }
    return {ref: amount for ref, amount in found.items() if amount}
