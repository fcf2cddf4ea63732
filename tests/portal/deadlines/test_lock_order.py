"""The sweep locks the timer, then the thing; an action the other way round. Nobody waits
for ever: the sweep gives way, and the action goes through."""

import threading

import pytest
from django.db import OperationalError, connection, transaction

from portal.deadlines import timers
from portal.deadlines.models import Deadline
from portal.kernel import clock
from portal.parties.models import Party
from tests.people import organization
from tests.support.database import is_postgres

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not is_postgres(), reason="SQLite knows no row locks"),
]


def locked(ref: str) -> Party:
    return Party.objects.select_for_update().get(ref=ref)


def test_an_action_that_cancels_a_timer_goes_before_the_sweep(monkeypatch) -> None:
    party = organization("甲", "A", 701)
    timers.set_deadline("test.lapse", party.ref, clock.now())
    thing_is_locked, sweep_waits = threading.Event(), threading.Event()
    failed: list[OperationalError] = []

    def due(ref: str) -> None:
        sweep_waits.set()
        locked(ref)

    def action() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                # It looks for a circle before the sweep does, so it would be the one
                # to fail, if the sweep had not given way by then.
                cursor.execute("SET LOCAL deadlock_timeout = '700ms'")
                locked(party.ref)
                thing_is_locked.set()
                sweep_waits.wait(5)
                timers.cancel_deadlines(party.ref)
        except OperationalError as error:
            failed.append(error)
        finally:
            connection.close()

    monkeypatch.setattr(timers, "_actions", {"test.lapse": due})
    other = threading.Thread(target=action)
    other.start()
    thing_is_locked.wait(5)

    fired = timers.sweep()
    other.join()

    row = Deadline.objects.get()
    assert (failed, fired, row.fired_at) == ([], 0, None)
    assert row.cancelled_at is not None


def test_what_was_busy_is_done_by_the_next_sweep(monkeypatch) -> None:
    party = organization("甲", "A", 701)
    timers.set_deadline("test.lapse", party.ref, clock.now())
    thing_is_locked, is_swept = threading.Event(), threading.Event()

    def action() -> None:
        with transaction.atomic():
            locked(party.ref)
            thing_is_locked.set()
            is_swept.wait(5)
        connection.close()

    monkeypatch.setattr(timers, "_actions", {"test.lapse": locked})
    other = threading.Thread(target=action)
    other.start()
    thing_is_locked.wait(5)

    assert timers.sweep() == 0
    is_swept.set()
    other.join()
    assert timers.sweep() == 1
