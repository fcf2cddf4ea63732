"""The institute let a clock run out. It is written down and told; nothing is decided."""

from collections.abc import Callable

from django.db import transaction

from credit.cases.entries import ClockMissed
from portal.accounts.actors import SYSTEM
from portal.journal.entries import record


def miss_clock(clock_name: str) -> Callable[[str], None]:
    """The action of a deadline kind `cases.<clock_name>`."""

    @transaction.atomic
    def missed(ref: str) -> None:
        record(ClockMissed(stream=ref, clock=clock_name), actor=SYSTEM)

    return missed
