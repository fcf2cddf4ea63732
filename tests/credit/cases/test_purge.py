"""Five years after a matter is over nobody can read what people wrote in it."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.core.files.uploadedfile import SimpleUploadedFile

from credit.cases import retention
from credit.cases.actions.add_evidence import add_evidence
from credit.cases.actions.attach_statement import attach_statement
from credit.cases.actions.file_objection import file_objection
from credit.cases.actions.purge_texts import purge_texts
from credit.cases.models import Case
from credit.evaluate.spelling import as_dict
from credit.evaluate.standing import evaluate
from credit.events import verify as events
from portal.accounts.models import Membership
from portal.files.models import StoredFile
from portal.files.store import path_of
from portal.journal import privacy, verify
from portal.journal.models import EntryRow, PrivateText
from portal.kernel import clock
from tests.credit.build import put
from tests.credit.cases.conftest import Desk

PLANTED = ["The refund table was not kept.", "Mr. Zhao shouted", "photo-of-zhao.pdf"]


def readable() -> str:
    """Every text and file name that can still be read, of any stream."""
    rows = list(PrivateText.objects.all())
    texts = privacy.unseal_many((row.subject, row.ciphertext) for row in rows)
    names = StoredFile.objects.values_list("name", flat=True)
    summaries = Case.objects.values_list("about_summary", flat=True)
    return "\n".join([*(text or "" for text in texts), *names, *summaries])


@pytest.fixture
def over(desk: Desk, settings, tmp_path) -> Case:
    """An effective decision with evidence and a statement, its publication over."""
    settings.PRIVATE_FILES_ROOT = tmp_path
    case = desk.served()
    add_evidence(
        ref=case.ref,
        file=SimpleUploadedFile("photo-of-zhao.pdf", b"%PDF-1.7 photo"),
        actor=desk.lin_wei,
    )
    desk.to_next_deadline("cases.effect", case.ref)
    attach_statement(
        event_ref=desk.event().ref, text="Mr. Zhao shouted", actor=desk.zhao_hai
    )
    desk.to_next_deadline("cases.publication", case.ref)
    case.refresh_from_db()
    assert case.status == "closed"
    return case


def test_five_years_after_the_end_the_words_are_gone_and_all_chains_hold(
    desk: Desk, over: Case, django_capture_on_commit_callbacks
) -> None:
    ended = clock.now()
    moments = [ended - timedelta(days=400), ended - timedelta(days=1), ended]
    refs = (desk.cast.haishi.ref, desk.cast.chen_yu_person.ref)

    def scores() -> list[dict]:
        return [as_dict(evaluate(ref, at, at)) for ref in refs for at in moments]

    before, entries = scores(), EntryRow.objects.count()
    desk.clock.moment = ended + relativedelta(years=5) - timedelta(days=1)
    purge_texts({})
    assert all(value in readable() for value in PLANTED)
    assert EntryRow.objects.count() == entries

    desk.clock.moment = ended + relativedelta(years=5)
    stored = StoredFile.objects.get()
    assert path_of(stored.sha256).exists()
    with django_capture_on_commit_callbacks(execute=True):
        purge_texts({})

    left = readable()
    assert [value for value in PLANTED if value in left] == []
    assert not path_of(stored.sha256).exists()
    assert (verify.breaks(), events.breaks()) == ([], [])
    assert scores() == before
    entry = EntryRow.objects.get(kind="TextsPurged")
    assert (entry.stream, entry.actor) == (over.ref, "system")


def test_a_second_run_finds_nothing_more(desk: Desk, over: Case) -> None:
    desk.clock.moment += relativedelta(years=6)
    purge_texts({})
    count = EntryRow.objects.count()
    purge_texts({})
    assert EntryRow.objects.count() == count
    assert list(retention.matters_over()) == []


def test_pages_of_a_purged_case_still_open(desk: Desk, over: Case) -> None:
    desk.clock.moment += relativedelta(years=6)
    purge_texts({})
    client = desk.cast.client(desk.cast.lin_wei)
    page = client.get(f"/en/cases/{over.ref}/")
    assert page.status_code == 200
    assert "What was written was erased after five years" in page.content.decode()


def test_what_is_said_elsewhere_by_the_same_people_stays(
    desk: Desk, over: Case
) -> None:
    """The keys of the people stay: only the texts of the matter are erased."""
    desk.clock.moment += relativedelta(years=6)
    Membership.objects.update(authority_until=date(2040, 1, 1))
    desk.filed(text="New words of today.")
    purge_texts({})
    assert "New words of today." in readable()


def test_a_running_publication_or_an_open_case_keeps_its_words(desk: Desk) -> None:
    case = desk.effective()
    desk.clock.moment = clock.now() + relativedelta(years=9)  # the sweep never came
    purge_texts({})
    assert not EntryRow.objects.filter(kind="TextsPurged", stream=case.ref).exists()
    assert PLANTED[0] in readable()


def test_words_about_a_record_without_a_case_go_too(desk: Desk) -> None:
    event = put("milestone_late", desk.cast.haishi.ref)
    attach_statement(event_ref=event.ref, text=PLANTED[1], actor=desk.zhao_hai)
    file_objection(event_ref=event.ref, text="It was on time.", actor=desk.zhao_hai)
    desk.clock.moment += relativedelta(years=12)
    purge_texts({})
    assert PLANTED[1] in readable()  # the objection is still open

    objection = retention.Objection.objects.get()
    objection.status, objection.decided_at = "refused", clock.now()
    objection.save()
    desk.clock.moment += relativedelta(years=5)
    purge_texts({})
    assert PLANTED[1] not in readable()
    assert "It was on time." not in readable()
    assert EntryRow.objects.get(kind="TextsPurged").stream == event.ref


def test_the_job_runs_daily() -> None:
    from portal.wiring import CRON, HANDLERS

    assert CRON["cases.purge_texts"] == "daily"
    assert HANDLERS["cases.purge_texts"] is purge_texts
