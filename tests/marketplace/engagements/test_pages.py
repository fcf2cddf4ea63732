import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from marketplace.engagements.contract import contract_summary
from marketplace.engagements.models import Engagement
from tests.marketplace.engagements import certified, given
from tests.people import Cast

pytestmark = pytest.mark.django_db


def url(name: str, *args: str) -> str:
    return reverse(f"engagements:{name}", args=args)


def page(client: Client, name: str, *args: str, language: str = "en") -> str:
    address = url(name, *args).replace("/zh-hans/", f"/{language}/")
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize(
    "name", ["engagement", "contract", "shares", "ending", "apply"]
)
def test_every_page_of_a_running_engagement_opens(
    cast: Cast, name: str, language: str
) -> None:
    engagement = given.active(cast)
    given.submit(cast, engagement)

    page(cast.client(cast.lin_wei), name, engagement.ref, language=language)


def test_each_reader_sees_the_own_next_step_first(cast: Cast) -> None:
    engagement = given.active(cast)
    before = page(cast.client(cast.zhao_hai), "engagement", engagement.ref)
    assert "Deliver milestone 1" in before
    assert "Nothing waits for you here" in page(
        cast.client(cast.lin_wei), "engagement", engagement.ref
    )

    given.submit(cast, engagement)

    after = page(cast.client(cast.lin_wei), "engagement", engagement.ref)
    assert "Accept or send back milestone 1" in after


def test_a_stranger_finds_no_page(cast: Cast) -> None:
    engagement = given.active(cast)
    row = given.milestone(engagement)
    client = cast.client(cast.feng_bo)

    for name, ref in [
        ("engagement", engagement.ref),
        ("contract", engagement.ref),
        ("milestone", row.ref),
        ("apply", engagement.ref),
        ("review", engagement.ref),
    ]:
        assert client.get(url(name, ref)).status_code == 404
    assert client.post(url("accept", row.ref)).status_code == 404


def test_the_other_side_is_told_that_a_step_is_not_its_own(cast: Cast) -> None:
    engagement = given.active(cast)
    given.submit(cast, engagement)

    response = cast.client(cast.zhao_hai).post(
        url("accept", given.milestone(engagement).ref)
    )

    assert response.status_code == 403
    assert given.milestone(engagement).status == "submitted"


def test_the_whole_of_a_milestone_in_the_browser(
    cast: Cast, settings, tmp_path
) -> None:
    settings.PRIVATE_FILES_ROOT = tmp_path
    engagement = given.opened(cast)
    enterprise, provider = cast.client(cast.lin_wei), cast.client(cast.zhao_hai)
    terms = contract_summary(given.fresh(engagement)).sha256
    for client in (enterprise, provider):
        answer = client.post(url("contract", engagement.ref), {"terms": terms})
        assert answer.status_code == 302
    row = given.milestone(engagement)

    delivered = provider.post(
        url("deliver", row.ref),
        {"file": SimpleUploadedFile("report.pdf", b"%PDF-1.4 x"), "note": "第一稿"},
    )
    shown = page(enterprise, "milestone", row.ref)
    accepted = enterprise.post(url("accept", row.ref))
    again = enterprise.post(url("accept", row.ref))

    assert (delivered.status_code, accepted.status_code) == (302, 302)
    assert "report.pdf" in shown
    assert "Accept this milestone" in shown
    assert again.status_code == 409
    assert given.milestone(engagement).status == "released"


def test_a_refused_delivery_keeps_what_was_typed_and_no_file(
    cast: Cast, settings, tmp_path
) -> None:
    from portal.files.models import StoredFile

    settings.PRIVATE_FILES_ROOT = tmp_path
    engagement = given.active(cast)
    row = given.milestone(engagement)

    response = cast.client(cast.zhao_hai).post(
        url("deliver", row.ref),
        {"file": SimpleUploadedFile("report.exe", b"MZ"), "note": "第一稿草案"},
    )

    assert response.status_code == 422
    assert "第一稿草案" in response.content.decode()
    assert StoredFile.objects.count() == 0
    assert given.milestone(engagement).status == "funded"


def test_sending_back_without_reasons_is_answered_on_the_form(cast: Cast) -> None:
    engagement = given.active(cast)
    row = given.submit(cast, engagement)

    response = cast.client(cast.lin_wei).post(url("changes", row.ref), {"reasons": " "})

    assert response.status_code == 422
    assert given.milestone(engagement).status == "submitted"


def test_the_list_asks_as_often_for_ten_rows_as_for_one(cast: Cast) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = cast.client(cast.lin_wei)
    page(client, "engagements")  # warms what a process keeps
    counts = []
    for more in (1, 9):
        for _number in range(more):
            given.opened(cast)
        with CaptureQueriesContext(connection) as queries:
            page(client, "engagements")
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_the_list_goes_on_where_it_stopped(cast: Cast) -> None:
    made = [given.opened(cast).ref for _number in range(22)]
    client = cast.client(cast.lin_wei)

    from marketplace.engagements.queries import engagements_of

    first = engagements_of(cast.actor(cast.lin_wei))
    second = engagements_of(cast.actor(cast.lin_wei), first.after)

    assert [e.ref for e in (*first.rows, *second.rows)] == made[::-1]
    assert "after=" in page(client, "engagements")


def test_the_engagement_page_asks_no_more_for_more_rows(cast: Cast) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    engagement = given.active(cast)
    client = cast.client(cast.lin_wei)
    page(client, "engagement", engagement.ref)
    counts = []
    for position in (1, 2):
        given.accept(cast, engagement, position)
        with CaptureQueriesContext(connection) as queries:
            page(client, "engagement", engagement.ref)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 25


def test_the_english_page_names_the_body_in_english(cast: Cast) -> None:
    row = certified.applied(cast)

    text = page(cast.client(cast.lin_wei), "engagement", row.engagement.ref)

    assert cast.zhongheng.name_en in text
    assert cast.zhongheng.name not in text


def test_after_the_end_the_shares_are_not_offered_for_an_answer(cast: Cast) -> None:
    engagement = given.active(cast)
    Engagement.objects.filter(pk=engagement.pk).update(status="completed")

    text = page(cast.client(cast.zhao_hai), "shares", engagement.ref)

    assert "change no more" in text
    assert "Agree to these shares" not in text
    assert "Propose these shares" not in text
