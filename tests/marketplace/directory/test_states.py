from itertools import product

import pytest

from marketplace.directory import states
from portal.kernel.errors import WrongState
from portal.kernel.moves import check_move

TABLES = {
    "vetting": (states.Vetting, states.VETTING_MOVES, 19),
    "listing": (states.Listing, states.LISTING_MOVES, 8),
    "offering": (states.OfferingStatus, states.OFFERING_MOVES, 4),
    "measure": (states.Proposal, states.MEASURE_MOVES, 2),
    "admission": (states.Proposal, states.ADMISSION_MOVES, 3),
}


@pytest.mark.parametrize("name", TABLES)
def test_exactly_the_moves_of_the_table_are_allowed(name: str) -> None:
    statuses, moves, expected = TABLES[name]
    allowed = 0

    for current, target in product(statuses, statuses):
        if target in moves[current]:
            check_move(moves, current, target, "no")
            allowed += 1
        else:
            with pytest.raises(WrongState):
                check_move(moves, current, target, "no")

    assert allowed == expected
    assert set(moves) == set(statuses)


def test_a_closed_case_never_opens_again() -> None:
    for status in states.Vetting:
        assert bool(states.VETTING_MOVES[status]) == (status in states.OPEN_VETTING)
