"""Every pair of states: what the table has is allowed, everything else refused."""

from itertools import product

import pytest

from marketplace.sourcing.states import (
    PROPOSAL_MOVES,
    REQUEST_MOVES,
    ProposalStatus,
    RequestStatus,
)
from portal.kernel.errors import WrongState
from portal.kernel.moves import Moves, check_move

REQUEST = {
    ("draft", "published"),
    ("draft", "cancelled"),
    ("published", "closed"),
    ("published", "cancelled"),
    ("published", "lapsed"),
    ("closed", "awarded"),
    ("closed", "cancelled"),
    ("closed", "lapsed"),
}
PROPOSAL = {
    ("draft", "submitted"),
    ("draft", "withdrawn"),
    ("draft", "lapsed"),
    ("submitted", "awarded"),
    ("submitted", "not_awarded"),
    ("submitted", "withdrawn"),
    ("submitted", "lapsed"),
}


@pytest.mark.parametrize(
    ("moves", "statuses", "allowed"),
    [
        (REQUEST_MOVES, RequestStatus, REQUEST),
        (PROPOSAL_MOVES, ProposalStatus, PROPOSAL),
    ],
    ids=["request", "proposal"],
)
def test_all_pairs(
    moves: Moves, statuses: type[RequestStatus], allowed: set[tuple[str, str]]
) -> None:
    for one, other in product(statuses.values, repeat=2):
        if (one, other) in allowed:
            check_move(moves, one, other, "")
        else:
            with pytest.raises(WrongState):
                check_move(moves, one, other, "refused")
