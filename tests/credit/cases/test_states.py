"""The tables of moves: every pair, and every named action exists."""

from pathlib import Path

import pytest

import credit.cases.actions
from credit.cases.states import (
    ENDED,
    MOVES,
    REVIEW_MOVES,
    TIP_MOVES,
    ReviewStatus,
    Status,
    TipStatus,
)
from portal.kernel.errors import WrongState
from portal.kernel.moves import check_move

TABLES = [(Status, MOVES), (ReviewStatus, REVIEW_MOVES), (TipStatus, TIP_MOVES)]
PAIRS = [
    (moves, before, after)
    for states, moves in TABLES
    for before in states
    for after in states
]


@pytest.mark.parametrize(("moves", "before", "after"), PAIRS)
def test_a_move_is_possible_exactly_where_the_table_has_it(
    moves: dict, before: str, after: str
) -> None:
    if after in moves.get(before, {}):
        check_move(moves, before, after, "no")
    else:
        with pytest.raises(WrongState):
            check_move(moves, before, after, "no")


def test_every_action_that_a_table_names_exists() -> None:
    folder = Path(credit.cases.actions.__path__[0])
    code = "\n".join(path.read_text() for path in folder.glob("*.py"))
    for _states, moves in TABLES:
        for targets in moves.values():
            for action in targets.values():
                assert f"def {action}(" in code, action


def test_an_ended_case_goes_nowhere_but_by_an_appeal() -> None:
    for status in ENDED - {Status.CLOSED}:
        assert status not in MOVES
    assert dict(MOVES[Status.CLOSED]) == {Status.EFFECTIVE: "decide_review"}


def test_every_status_can_be_reached() -> None:
    reached = {after for targets in MOVES.values() for after in targets}
    assert set(Status) - reached == {Status.SUBMITTED}
