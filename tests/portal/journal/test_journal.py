"""The journal: one gapless chain a stream, projections inside, reactions outside."""

from dataclasses import dataclass, field

import pytest
from django.db import transaction

from portal.journal import entries, privacy, verify
from portal.journal.entries import Entry, Private, Recorded
from portal.journal.models import EntryRow, PrivateText
from portal.journal.timeline import timeline
from portal.kernel import canonical
from portal.outbox import worker
from portal.outbox.models import Job
from portal.wiring import install as install_wiring

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, kw_only=True)
class BellRung(Entry):
    times: int
    by: str = ""
    words: Private | str = field(default="")


@pytest.fixture
def calls() -> list[str]:
    return []


@pytest.fixture
def wired(calls: list[str]):
    def projection(recorded: Recorded) -> None:
        calls.append(f"projection {recorded.key}")

    def reaction(recorded: Recorded) -> None:
        calls.append(f"reaction {recorded.key} {recorded.entry.times}")

    entries.install({BellRung: [projection]}, {BellRung: [reaction]})
    yield
    install_wiring()


def ring(times: int = 1, stream: str = "BEL-1", **private: str) -> Recorded:
    words = Private("PER-1", private["words"]) if private else ""
    with transaction.atomic():
        return entries.record(
            BellRung(stream=stream, times=times, words=words), actor="USR-1"
        )


def test_entries_of_a_stream_are_numbered_without_gaps_and_chained() -> None:
    first, second, other = ring(1), ring(2), ring(3, "BEL-2")

    assert [r.row.number for r in (first, second, other)] == [1, 2, 1]
    assert second.row.previous_hash == first.row.hash
    assert verify.breaks() == []


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="needs a transaction"):
        entries.record(BellRung(stream="BEL-1", times=1), actor="USR-1")

    assert not EntryRow.objects.exists()


def test_a_refused_change_leaves_neither_entry_nor_job(wired: None) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        entries.record(BellRung(stream="BEL-1", times=1), actor="USR-1")
        raise ZeroDivisionError

    assert EntryRow.objects.count() == Job.objects.count() == 0


def test_projections_run_inside_and_reactions_once_later(
    wired: None, calls: list[str]
) -> None:
    ring(4)
    assert calls == ["projection BEL-1#1"]

    assert worker.run_pending() == 1
    assert worker.run_pending() == 0

    assert calls == ["projection BEL-1#1", "reaction BEL-1#1 4"]


def test_private_text_is_sealed_and_comes_back_for_readers() -> None:
    ring(1, words="Lin Wei said so")

    row = EntryRow.objects.get()
    assert "Lin Wei" not in row.body
    assert b"Lin Wei" not in bytes(PrivateText.objects.get().ciphertext)
    assert timeline(["BEL-1"])[0].entry.words == Private("PER-1", "Lin Wei said so")


def test_destroying_the_key_erases_the_text_and_breaks_no_chain() -> None:
    ring(1, words="Lin Wei said so")

    assert privacy.destroy_key("PER-1")

    assert timeline(["BEL-1"])[0].entry.words == Private("PER-1", "")
    assert verify.breaks() == []


def test_a_later_text_under_a_new_key_does_not_bring_the_old_one_back() -> None:
    ring(1, words="old")
    privacy.destroy_key("PER-1")

    ring(2, words="new")

    assert [r.entry.words.text for r in timeline(["BEL-1"])] == ["", "new"]


@pytest.mark.parametrize("column", ["body", "actor", "kind"])
def test_a_changed_row_is_found(column: str) -> None:
    ring(1)
    ring(2)
    tampered = EntryRow.objects.get(number=1)
    setattr(tampered, column, canonical.dumps({"times": 9}))

    # The database refuses the change itself, so the check reads a forged row.
    with pytest.MonkeyPatch.context() as patch:
        rows = [tampered, EntryRow.objects.get(number=2)]
        patch.setattr(verify, "_rows", lambda _rows: iter(rows))
        found = verify.breaks()

    assert found == [f"{tampered}: the content does not match its hash"]


def test_a_missing_last_entry_is_found() -> None:
    ring(1)
    last = ring(2).row

    with pytest.MonkeyPatch.context() as patch:
        rows = list(EntryRow.objects.exclude(pk=last.pk))
        patch.setattr(verify, "_rows", lambda _rows: iter(rows))
        found = verify.breaks()

    assert found == ["BEL-1: the last entries are missing"]
