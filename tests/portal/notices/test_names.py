"""A party is called by the name of the reader's language, whenever it is read."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marketplace.directory.actions.end_affiliation import end_affiliation
from portal.accounts.erasure import Subject
from portal.notices.erase import erase_notices
from portal.notices.models import Notice
from portal.notices.send import notify
from portal.outbox.worker import run_pending
from portal.parties.models import Affiliation
from portal.parties.names import both
from tests.people import Cast

pytestmark = pytest.mark.django_db


def left(cast: Cast) -> None:
    row = Affiliation.objects.get(organization=cast.haishi)
    end_affiliation(ref=row.ref, actor=cast.actor(cast.chen_yu))
    run_pending()


@pytest.mark.parametrize(
    ("language", "field"), [("en", "name_en"), ("zh-hans", "name")]
)
def test_inbox_and_mail_name_the_person_in_the_language_of_the_reader(
    cast: Cast, language: str, field: str
) -> None:
    name = getattr(cast.chen_yu_person, field)
    other = {cast.chen_yu_person.name, cast.chen_yu_person.name_en} - {name}
    cast.zhao_hai.language = language
    cast.zhao_hai.save()

    left(cast)

    page = cast.client(cast.zhao_hai).get(f"/{language}/inbox/").content.decode()
    assert name in page
    (sent,) = mail.outbox
    assert name in sent.subject
    assert not any(word in sent.subject + sent.body for word in other)


def test_a_name_without_an_english_form_stays_as_it_is(cast: Cast) -> None:
    cast.chen_yu_person.name_en = ""
    cast.chen_yu_person.save()
    left(cast)
    page = cast.client(cast.zhao_hai).get("/en/inbox/").content.decode()
    assert f"{cast.chen_yu_person.name} no longer works for you" in page


def told(cast: Cast, number: int) -> None:
    notify(
        to=[cast.zhao_hai.ref],
        kind="directory.left",
        ref="AFF-1",
        url="",
        facts={"person": both(cast.chen_yu_person)},
        key=f"k{number}",
    )


def test_more_notices_need_no_more_queries(cast: Cast) -> None:
    client = cast.client(cast.zhao_hai)
    counts = set()
    for number in (1, 9):
        for one in range(number):
            told(cast, number * 10 + one)
        client.get("/en/inbox/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/en/inbox/")
        counts.add(len(captured))
    assert len(counts) == 1


@pytest.mark.parametrize("field", ["name", "name_en"])
def test_erasing_a_person_finds_either_name(cast: Cast, field: str) -> None:
    told(cast, 1)
    name = getattr(cast.chen_yu_person, field)
    erase_notices(Subject(user_ref="USR-X", person_ref="", values=(name,)))
    assert not Notice.objects.exists()
