"""Who wins when several press at the same moment?"""

import threading
from collections.abc import Callable, Sequence

from django.db import connections

Press = Callable[[], object]
DONE = "done"


def race(presses: Sequence[Press]) -> list[str]:
    """Each press in a thread with a connection of its own, all at one moment.

    What became of them, sorted: the name of the error, or "done". The errors that are
    not ours (a deadlock, a broken constraint) are named like the refusals.
    """
    start = threading.Barrier(len(presses))
    outcomes: list[str] = []

    def run(press: Press) -> None:
        try:
            start.wait(10)
            press()
            outcomes.append(DONE)
        except Exception as error:  # noqa: BLE001 - the outcome is what is looked at
            outcomes.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(press,)) for press in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(outcomes)
