"""May a thing move from this state to that one?

A `states.py` holds `MOVES: dict[status, dict[next status, action name]]`; the same
table draws the diagrams in docs/.
"""

from collections.abc import Mapping

from portal.kernel.errors import WrongState

Moves = Mapping[str, Mapping[str, str]]


def check_move(
    moves: Moves, current: str, target: str, message: object, *, by: str = ""
) -> None:
    """Raise WrongState with `message` unless the table has the move.

    `by` names the action where the same move also belongs to another one.
    """
    action = moves.get(current, {}).get(target)
    if action is None or (by and action != by):
        raise WrongState(message)


def mermaid(moves: Moves) -> str:
    lines = ["stateDiagram-v2"]
    for source, targets in moves.items():
        lines += [
            f"    {source} --> {target}: {action}" for target, action in targets.items()
        ]
    return "\n".join(lines) + "\n"
