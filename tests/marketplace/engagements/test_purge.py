"""Five years after an engagement's end nobody can read what people wrote in it."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.core.files.uploadedfile import SimpleUploadedFile

from credit.evaluate.spelling import as_dict
from credit.evaluate.standing import evaluate
from credit.events import verify as events
from marketplace.engagements.actions.accept_milestone import accept_milestone
from marketplace.engagements.actions.purge_texts import purge_texts
from marketplace.engagements.actions.request_changes import request_changes
from marketplace.engagements.actions.submit_deliverable import submit_deliverable
from marketplace.engagements.actions.submit_review import submit_review
from marketplace.engagements.contract import contract_summary
from marketplace.engagements.models import (
    ChangeRequest,
    Deliverable,
    Engagement,
    Review,
)
from marketplace.engagements.models.reviews import ITEMS
from portal.files.models import StoredFile
from portal.files.store import path_of, save_upload
from portal.journal import privacy, verify
from portal.journal.models import EntryRow, PrivateText
from portal.kernel import clock
from tests.conftest import FrozenClock
from tests.marketplace.engagements import certified, given
from tests.people import Cast

pytestmark = pytest.mark.django_db
NOTE, REASONS, NAME, PRAISE = "Note of Zhao", "Mr. Chen forgot", "zhao.pdf", "Fine work"


def readable() -> str:
    rows = list(PrivateText.objects.all())
    texts = privacy.unseal_many((row.subject, row.ciphertext) for row in rows)
    return "\n".join(
        [
            *(text or "" for text in texts),
            *StoredFile.objects.values_list("name", flat=True),
            *Deliverable.objects.values_list("note", flat=True),
            *ChangeRequest.objects.values_list("reasons", flat=True),
            *Review.objects.values_list("text", flat=True),
        ]
    )


@pytest.fixture
def over(cast: Cast, frozen_clock: FrozenClock, settings, tmp_path) -> Engagement:
    settings.PRIVATE_FILES_ROOT = tmp_path
    engagement = given.active(cast)
    zhao, lin = cast.actor(cast.zhao_hai), cast.actor(cast.lin_wei)
    row = given.milestone(engagement)
    for _round in range(2):
        upload = SimpleUploadedFile(NAME, b"%PDF-1.7 work")
        submit_deliverable(
            ref=row.ref,
            file_refs=[save_upload(upload, row.ref, zhao).ref],
            note=NOTE,
            language="en",
            actor=zhao,
        )
        if not _round:
            request_changes(ref=row.ref, reasons=REASONS, language="en", actor=lin)
    accept_milestone(ref=row.ref, actor=lin)
    for position in (2, 3):
        given.accept(cast, engagement, position)
    submit_review(
        ref=engagement.ref,
        scores=dict.fromkeys(ITEMS, 5),
        again=True,
        text=PRAISE,
        language="en",
        actor=lin,
    )
    return given.fresh(engagement)


def to_end(clock_: FrozenClock, engagement: Engagement, days: int = 0) -> None:
    end = engagement.ended_at + relativedelta(years=5)
    clock_.moment = end + timedelta(days=days)


def test_five_years_after_the_end_the_words_are_gone_and_all_chains_hold(
    cast: Cast,
    frozen_clock: FrozenClock,
    over: Engagement,
    django_capture_on_commit_callbacks,
) -> None:
    at = clock.now()

    def scores() -> list[dict]:
        refs = (cast.haishi.ref, cast.chen_yu_person.ref)
        return [as_dict(evaluate(ref, at, at)) for ref in refs]

    before, contract = scores(), contract_summary(over).sha256
    planted = [NOTE, REASONS, NAME, PRAISE]
    to_end(frozen_clock, over, days=-1)
    purge_texts({})
    assert [value for value in planted if value not in readable()] == []
    assert not EntryRow.objects.filter(kind="EngagementTextsPurged").exists()

    to_end(frozen_clock, over)
    path = path_of(StoredFile.objects.filter(name=NAME)[0].sha256)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        purge_texts({})

    assert [value for value in planted if value in readable()] == []
    assert not path.exists()
    assert (verify.breaks(), events.breaks()) == ([], [])
    assert (scores(), contract_summary(given.fresh(over)).sha256) == (before, contract)
    assert Review.objects.get().plan == 5
    entry = EntryRow.objects.get(kind="EngagementTextsPurged")
    assert (entry.stream, entry.actor) == (over.ref, "system")

    entries = EntryRow.objects.count()
    purge_texts({})
    assert EntryRow.objects.count() == entries


def test_pages_of_a_purged_engagement_still_open(
    cast: Cast, frozen_clock: FrozenClock, over: Engagement
) -> None:
    purge_at = over.ended_at + relativedelta(years=5)
    now, frozen_clock.moment = frozen_clock.moment, purge_at
    purge_texts({})
    frozen_clock.moment = now  # the letters of authority still hold
    client = cast.client(cast.lin_wei)
    page = client.get(f"/en/engagements/{over.ref}/")
    assert page.status_code == 200
    assert "What was written was erased after five years." in page.content.decode()
    page = client.get(f"/en/milestones/{given.milestone(over).ref}/")
    assert page.status_code == 200
    assert "erased file" in page.content.decode()
    for stored in StoredFile.objects.all():
        assert client.get(f"/en/files/{stored.ref}/").status_code == 404


def test_a_contest_that_still_waits_keeps_everything(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    row = certified.by_body(cast)
    certified.contested(cast, row, cast.lin_wei)
    Engagement.objects.update(ended_at=clock.now())
    frozen_clock.moment = clock.now() + relativedelta(years=6)

    purge_texts({})
    assert certified.REASON in readable()

    row.contests.update(closed_at=clock.now(), proposed_by="a", decided_by="b")
    purge_texts({})
    assert certified.REASON in readable()  # closed today: five more years
    frozen_clock.moment = clock.now() + relativedelta(years=5)
    purge_texts({})
    assert certified.REASON not in readable()
    assert not row.contests.exclude(reason="").exists()


def test_an_engagement_that_runs_is_not_purged(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    engagement = given.active(cast)
    given.submit(cast, engagement)
    frozen_clock.moment = clock.now() + relativedelta(years=9)
    purge_texts({})
    assert Deliverable.objects.get().note


def test_the_job_runs_daily() -> None:
    from portal.wiring import CRON, HANDLERS

    assert CRON["engagements.purge_texts"] == "daily"
    assert HANDLERS["engagements.purge_texts"] is purge_texts
