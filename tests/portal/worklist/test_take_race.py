"""Two officers take one row at the same moment: one has it, the other is told who.

The positive control looks first and writes later without a lock: there both think
they have it, so the harness can see what the lock prevents.
"""

import threading
from functools import partial

import pytest
from django.db import transaction

from portal.accounts.actors import Actor
from portal.journal.models import EntryRow
from portal.worklist import rows
from portal.worklist.actions.take_row import take_row
from portal.worklist.models import WorkItem
from tests.people import Cast, build_cast
from tests.support.race import race

pytestmark = pytest.mark.django_db(transaction=True)
REF = "VET-00001"


@pytest.fixture
def officers(transactional_db: None) -> list[Actor]:
    """A row that waits, and three who can take it."""
    cast: Cast = build_cast()
    with transaction.atomic():
        rows.put(
            kind="vetting",
            ref=REF,
            institute_ref=cast.ningbo_institute.ref,
            title="机构",
            stands="submitted",
            next_step="take_up",
            url_name="accounts:authority",
        )
    return [cast.actor(user) for user in (cast.wang_min, cast.wu_jie, cast.li_na)]


def test_three_officers_at_once_and_one_has_it(officers: list[Actor]) -> None:
    outcomes = race(
        [partial(take_row, kind="vetting", ref=REF, actor=one) for one in officers]
    )

    assert outcomes == ["Conflict", "Conflict", "done"]
    taken = EntryRow.objects.get(kind="WorkTaken")
    assert WorkItem.objects.get(ref=REF).owner_ref == taken.actor


def test_without_the_lock_all_three_think_they_have_it(officers: list[Actor]) -> None:
    looked = threading.Barrier(len(officers))

    def press(actor: Actor) -> None:
        row = WorkItem.objects.get(ref=REF)
        looked.wait(10)
        if not row.owner_ref:
            WorkItem.objects.filter(pk=row.pk).update(owner_ref=actor.ref)
            return
        pytest.fail("the row was taken already")

    assert race([partial(press, one) for one in officers]) == ["done", "done", "done"]
