"""Finished work is forgotten in time; what waits or failed is not."""

from datetime import timedelta

import pytest

from portal.kernel import clock
from portal.outbox.jobs import enqueue
from portal.outbox.models import Job
from portal.outbox.purge import purge_done

pytestmark = pytest.mark.django_db


def test_only_what_was_done_long_ago_goes(frozen_clock: object) -> None:
    now = clock.now()
    long_ago, lately = now - timedelta(days=91), now - timedelta(days=89)
    states = {
        "done long ago": {"done_at": long_ago},
        "done lately": {"done_at": lately},
        "dead": {"dead_at": long_ago},
        "waiting": {},
    }
    for key, state in states.items():
        enqueue("test.kind", key=key)
        Job.objects.filter(key=key).update(**state)

    assert purge_done({}) == 1

    left = Job.objects.filter(kind="test.kind").values_list("key", flat=True)
    assert set(left) == {"done lately", "dead", "waiting"}
