"""The database itself refuses to change what was recorded."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from credit.events.models import CreditEvent, EventShare, EventState
from credit.events.record import change_state
from credit.events.verify import breaks
from portal.journal import append_only, verify
from portal.journal.models import EntryRow
from portal.kernel import clock
from tests.credit.build import put

pytestmark = pytest.mark.django_db
MODELS = (CreditEvent, EventShare, EventState, EntryRow)


@pytest.fixture(autouse=True)
def _recorded(db: None) -> None:
    event = put("false_promise", "ORG-1", shares={"PER-1": 10_000})
    change_state(
        event_ref=event.ref,
        state="objected",
        valid_from=clock.now(),
        source_entry="OBJ-1#1",
    )


def test_the_protected_tables_are_these() -> None:
    assert sorted(append_only.protected_tables()) == sorted(
        model._meta.db_table for model in MODELS
    )
    assert append_only.unprotected(append_only.protected_tables()) == []
    assert not append_only.is_bypassed()


CHANGES: list[tuple[str, Callable]] = [
    ("update", lambda model: model.objects.update(id=999)),
    ("delete", lambda model: model.objects.all()._raw_delete("default")),
    (
        "raw delete",
        lambda model: connection.cursor().execute(
            f"DELETE FROM {model._meta.db_table}"  # noqa: S608 - our own name
        ),
    ),
]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    "how", [how for _, how in CHANGES], ids=[name for name, _ in CHANGES]
)
def test_a_recorded_row_is_neither_changed_nor_deleted(model, how: Callable) -> None:
    before = list(model.objects.values())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        how(model)
    assert list(model.objects.values()) == before != []


@pytest.mark.parametrize("model", [EventShare, EventState])
def test_with_the_guard_removed_the_same_delete_passes(model) -> None:
    """Positive control: it is the trigger that refuses, nothing else."""
    with append_only.bypassed():
        model.objects.all()._raw_delete("default")
    assert model.objects.count() == 0
    assert not append_only.is_bypassed()


def test_a_tampered_event_is_found() -> None:
    assert breaks() == []
    with append_only.bypassed():
        CreditEvent.objects.update(kind="honour")
    (sentence,) = breaks()
    assert "does not match its hash" in sentence


def test_a_tampered_entry_is_found() -> None:
    assert verify.breaks() == []
    with append_only.bypassed():
        EntryRow.objects.filter(number=1).update(actor="somebody else")
    assert any("does not match its hash" in sentence for sentence in verify.breaks())


def test_a_dropped_trigger_is_named() -> None:
    table = "credit_events_eventstate"
    for name in append_only._trigger_names(table, connection.vendor):
        on = f" ON {table}" if connection.vendor == "postgresql" else ""
        connection.cursor().execute(f"DROP TRIGGER {name}{on}")
    assert append_only.unprotected(append_only.protected_tables()) == [table]


def test_emptying_a_whole_table_is_refused_too() -> None:
    statement = (
        "TRUNCATE credit_events_creditevent CASCADE"
        if connection.vendor == "postgresql"
        else "DELETE FROM credit_events_creditevent"
    )
    connection.check_constraints()  # PostgreSQL truncates with none pending only
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)
    assert CreditEvent.objects.count() == 1
