"""The read API says what the public pages say, in JSON, also when it refuses."""

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from credit.evaluate.actions.found_rulebook import found_rulebook
from credit.publish import api as credit_api
from credit.publish.pages import standing
from portal.agreements.actions.decide_consent import decide_consent
from tests.conftest import FrozenClock
from tests.credit.build import put, put_completed
from tests.marketplace.directory import setting
from tests.people import Cast, organization, person

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/"


@pytest.fixture(autouse=True)
def unhurried() -> None:
    """No test is slowed down by the questions of another."""
    cache.clear()


@pytest.fixture
def scored(cast: Cast, frozen_clock: FrozenClock) -> str:
    found_rulebook(actor=cast.actor(cast.wu_jie))
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    for _number in range(3):
        put_completed(cast.haishi.ref)
    put("complaint_upheld_general", cast.haishi.ref)
    return cast.haishi.ref


def get(path: str, status: int = 200) -> dict:
    answer = Client().get(ROOT + path)
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"].startswith("application/json")
    assert not answer.cookies
    return json.loads(answer.content)


def test_the_lines_add_up_to_what_the_page_shows(scored: str) -> None:
    found = get(f"credit/{scored}")
    page = standing(scored)

    assert found["points_hundredths"] == page.card.points_hundredths
    assert sum(line["points"] for line in found["lines"]) == found["points_hundredths"]
    assert (found["grade"], found["rulebook"]) == (page.card.grade, page.card.rulebook)
    assert found["rulebook_sha256"] == page.rulebook_sha256
    assert found["events"] == len(page.rows)


def test_the_events_are_those_of_the_page_in_pages_by_cursor(
    scored: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(credit_api, "LIMIT", 2)
    shown = [row.ref for row in standing(scored).rows]

    read, after = [], ""
    while True:
        page = get(f"credit/{scored}/events?after={after}")
        read += [item["ref"] for item in page["items"]]
        after = page["next"]
        if not after:
            break

    assert len(shown) > 2
    assert read == shown
    assert page["items"][0]["client"] == ""


def test_people_are_served_by_their_own_consent_only(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    found_rulebook(actor=cast.actor(cast.wu_jie))
    ref, chen = cast.chen_yu_person.ref, cast.actor(cast.chen_yu)

    def decide(*, is_given: bool) -> None:
        decide_consent(
            party_ref=ref, purpose="publication", is_given=is_given, actor=chen
        )

    assert get("practitioners")["items"] == []
    decide(is_given=True)
    assert [item["ref"] for item in get("practitioners")["items"]] == [ref]
    assert get(f"practitioners/{ref}")["name"] == cast.chen_yu_person.name
    decide(is_given=False)

    assert get("practitioners")["items"] == []
    get(f"practitioners/{ref}", 404)
    get(f"credit/{ref}", 404)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("organizations/ORG-NOBODY", 404),
        ("offerings/OFR-NOTHING", 404),
        ("credit/ORG-NOBODY", 404),
        ("nothing/here", 404),
        (f"organizations?after={'x' * 25}", 422),
    ],
)
def test_a_refusal_is_json_with_a_sentence(path: str, status: int) -> None:
    said = get(path, status)

    assert said["message"]
    assert said["message"].strip()[-1] in ".。"
    assert set(said) == {"message", "field"}


def test_a_cursor_that_names_no_event_is_refused(scored: str) -> None:
    assert get(f"credit/{scored}/events?after=EVT-NONE", 422)["field"] == "after"


def test_nothing_is_written_through_it(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)

    for method in ("post", "put", "patch", "delete"):
        answer = getattr(Client(), method)(f"{ROOT}organizations/{cast.haishi.ref}")
        assert answer.status_code == 405


@pytest.mark.parametrize(
    "path", ["credit/{ref}", "credit/{ref}/events", "organizations"]
)
def test_the_same_content_is_not_sent_twice(
    scored: str, frozen_clock: FrozenClock, path: str
) -> None:
    path = ROOT + path.format(ref=scored)
    etag = Client().get(path)["ETag"]
    frozen_clock.advance(seconds=1)  # the moment of asking is no new content

    assert Client().get(path, HTTP_IF_NONE_MATCH=etag).status_code == 304

    put("complaint_upheld_general", scored)
    assert Client().get(path, HTTP_IF_NONE_MATCH=etag).status_code == 200


def test_who_asks_too_often_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    from portal.api import api

    [limit] = api.throttle
    monkeypatch.setattr(limit, "num_requests", 2)

    # Nobody asks more by claiming to be somebody else each time.
    answers = [
        Client().get(f"{ROOT}offerings", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
        for number in range(3)
    ]

    assert [a.status_code for a in answers] == [200, 200, 429]
    assert json.loads(answers[2].content)["message"]
    assert int(answers[2]["Retry-After"]) > 0


def test_openapi_is_served_and_no_page_that_needs_the_network() -> None:
    paths = get("openapi.json")["paths"]

    assert "/api/v1/credit/{ref}/events" in paths
    assert all(set(methods) == {"get"} for methods in paths.values())
    assert Client().get(f"{ROOT}docs").status_code == 404


def queries(path: str) -> int:
    with CaptureQueriesContext(connection) as captured:  # type: ignore[arg-type]
        get(path)
    return len(captured)


def test_lists_take_as_many_queries_for_50_rows_as_for_one(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    found_rulebook(actor=cast.actor(cast.wu_jie))
    counts: dict[str, set[int]] = {}
    made = 0
    for size in (1, 10, 50):
        while made < size:
            made += 1
            firm = organization(f"机构{made}", "", 700 + made, "provider")
            setting.list_directly(firm, cast.ningbo_institute)
            setting.offering_of(firm)
            worker = person(f"人{made}", "", f"{70_000 + made}")
            consent(worker.ref)
            put_completed(cast.haishi.ref)
        for path in PATHS:
            path = path.format(ref=cast.haishi.ref)  # noqa: PLW2901
            get(path)  # what is kept per process is read now
            counts.setdefault(path, set()).add(queries(path))

    assert {path: len(found) for path, found in counts.items()} == dict.fromkeys(
        counts, 1
    ), counts


PATHS = [
    "organizations",
    "practitioners",
    "offerings",
    "credit/{ref}",
    "credit/{ref}/events",
]


def consent(ref: str) -> None:
    from portal.agreements.models import Consent

    Consent.objects.create(party_ref=ref, purpose="publication", is_given=True)
