"""How does code say that a value which may be absent is there in this state?"""

from typing import TypeVar

T = TypeVar("T")


def given(value: T | None) -> T:
    """The value; a column that the row's state promises is never empty here."""
    if value is None:
        msg = "A value is missing that the state of its row promises."
        raise ValueError(msg)
    return value
