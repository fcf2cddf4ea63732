"""The database itself refuses to change what was recorded."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from credit.evaluate.actions.found_rulebook import found_rulebook
from credit.evaluate.models import ConfirmedResult, ModelVersion, RulebookVersion
from credit.events.models import CreditEvent, EventShare, EventState
from credit.events.record import change_state
from credit.events.verify import breaks
from portal.agreements.models import AgreementText, Consent, Signature
from portal.journal import append_only, verify
from portal.journal.models import EntryRow
from portal.kernel import clock
from tests.credit.build import put

pytestmark = pytest.mark.django_db
MODELS = (
    CreditEvent,
    EventShare,
    EventState,
    EntryRow,
    RulebookVersion,
    ModelVersion,
    ConfirmedResult,
    AgreementText,
    Signature,
    Consent,
)


@pytest.fixture(autouse=True)
def _recorded(db: None) -> None:
    event = put("false_promise", "ORG-1", shares={"PER-1": 10_000})
    change_state(
        event_ref=event.ref,
        state="objected",
        valid_from=clock.now(),
        source_entry="OBJ-1#1",
    )
    found_rulebook()
    ConfirmedResult.objects.create(
        subject="PER-1",
        valid_at=clock.now(),
        confirmed_by="USR-1",
        institute_ref="ORG-2",
    )
    text = AgreementText.objects.order_by("pk").first()
    Signature.objects.create(text=text, party_ref="ORG-1", user_ref="USR-1")
    Consent.objects.create(
        party_ref="PER-1", purpose="publication", is_given=True, user_ref="USR-1"
    )


def test_the_protected_tables_are_these() -> None:
    assert sorted(append_only.protected_tables()) == sorted(
        model._meta.db_table for model in MODELS
    )
    assert append_only.unprotected(append_only.protected_tables()) == []
    assert not append_only.is_bypassed()


COLUMN = {
    CreditEvent: "kind",
    EventShare: "party",
    EventState: "state",
    EntryRow: "actor",
    RulebookVersion: "text",
    ModelVersion: "version",
    ConfirmedResult: "confirmed_by",
    AgreementText: "body",
    Signature: "user_ref",
    Consent: "user_ref",
}


def change_all(model) -> int:
    return model.objects.update(**{COLUMN[model]: "x"})


CHANGES: list[tuple[str, Callable]] = [
    ("update", change_all),
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


@pytest.mark.parametrize(
    "model",
    [
        EventShare,
        EventState,
        RulebookVersion,
        ModelVersion,
        ConfirmedResult,
        Signature,
        Consent,
    ],
)
def test_with_the_guard_removed_the_same_changes_pass(model) -> None:
    """Positive control: it is the trigger that refuses, nothing else."""
    with append_only.bypassed():
        assert change_all(model) == model.objects.count() > 0
        model.objects.all()._raw_delete("default")
    assert model.objects.count() == 0
    assert not append_only.is_bypassed()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("version", "2026-9"),
        ("text", ""),
        ("sha256", "0" * 64),
        ("valid_from", datetime(2020, 1, 1, tzinfo=UTC)),
        ("recorded_at", datetime(2020, 1, 1, tzinfo=UTC)),
        ("status", "draft"),  # and written on, and published again
    ],
)
def test_of_a_published_rulebook_only_the_status_moves(
    column: str, value: object
) -> None:
    before = RulebookVersion.objects.values().get()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        RulebookVersion.objects.update(**{column: value})
    assert RulebookVersion.objects.values().get() == before
    with append_only.bypassed():
        assert RulebookVersion.objects.update(**{column: value}) == 1


def test_a_published_rulebook_can_be_replaced() -> None:
    assert RulebookVersion.objects.update(status="replaced") == 1


def test_a_draft_is_written_on_published_and_then_fixed() -> None:
    RulebookVersion.objects.create(
        version="2027-1",
        text="first",
        sha256="0" * 64,
        status="draft",
        valid_from=clock.now(),
        recorded_at=clock.now(),
    )
    draft = RulebookVersion.objects.filter(version="2027-1")
    assert draft.update(text="second", sha256="1" * 64) == 1
    assert draft.update(text="third", status="active") == 1
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        draft.update(text="fourth")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        draft.delete()
    assert draft.get().text == "third"


def test_a_draft_can_be_thrown_away() -> None:
    moment = clock.now()
    RulebookVersion.objects.create(
        version="x", status="draft", valid_from=moment, recorded_at=moment
    )
    assert RulebookVersion.objects.filter(version="x").delete()[0] == 1


def test_the_day_of_a_text_moves_and_its_words_do_not() -> None:
    assert AgreementText.objects.update(in_force_from=date(2026, 1, 1)) > 0
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AgreementText.objects.update(title="x")


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
