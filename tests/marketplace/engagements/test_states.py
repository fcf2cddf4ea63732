import itertools
from pathlib import Path

import pytest

from marketplace.engagements import states
from portal.kernel.errors import WrongState
from portal.kernel.moves import check_move, mermaid

MACHINES = {
    "engagement": (states.ENGAGEMENT_MOVES, states.EngagementStatus),
    "milestone": (states.MILESTONE_MOVES, states.MilestoneStatus),
    "certification": (states.CERTIFICATION_MOVES, states.CertificationStatus),
    "standing": (states.STANDING_MOVES, states.Standing),
}
ACTIONS = Path(states.__file__).parent / "actions"


@pytest.mark.parametrize("name", MACHINES)
def test_every_state_has_a_row_and_every_row_is_a_state(name: str) -> None:
    moves, status = MACHINES[name]

    assert {str(state) for state in moves} == set(status.values)
    assert {str(t) for targets in moves.values() for t in targets} <= set(status.values)


@pytest.mark.parametrize("name", MACHINES)
def test_all_pairs_move_only_as_the_table_says(name: str) -> None:
    moves, status = MACHINES[name]

    for source, target in itertools.product(status.values, repeat=2):
        if target in moves[source]:
            check_move(moves, source, target, "no")
        else:
            with pytest.raises(WrongState):
                check_move(moves, source, target, "no")


@pytest.mark.parametrize("name", MACHINES)
def test_every_move_names_an_action_that_exists(name: str) -> None:
    moves, _ = MACHINES[name]
    package = ACTIONS.parent

    for targets in moves.values():
        for action in set(targets.values()):
            found = (ACTIONS / f"{action}.py").exists() or any(
                f"def {action}(" in path.read_text() for path in package.glob("*.py")
            )
            assert found, action


def test_a_milestone_has_all_states_that_any_gateway_needs() -> None:
    assert set(states.MilestoneStatus.values) >= {
        "planned", "funding", "funded", "submitted", "changes_requested", "accepted",
        "releasing", "released", "void", "expired", "refund_requested", "refunded",
        "disputed", "mediation", "ruled", "settled", "release_failed",
    }  # fmt: skip


def test_states_that_are_over_lead_nowhere() -> None:
    for state in states.OVER:
        assert states.MILESTONE_MOVES[state] == {}


@pytest.mark.parametrize("name", MACHINES)
def test_the_drawn_diagram_is_the_table(name: str) -> None:
    root = Path(__file__).resolve().parents[3]
    page = (root / "docs" / "states" / f"{name}.md").read_text()

    assert mermaid(MACHINES[name][0]) in page
