"""What anybody sees: exact sums, the CSV that adds up, nothing that has ended."""

import csv
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from credit.cases.actions.attach_statement import attach_statement
from credit.evaluate.actions.found_rulebook import found_rulebook
from credit.events.models import CreditEvent
from credit.events.record import change_state
from credit.publish.cards import cards_for
from credit.publish.pages import standing
from portal.agreements.models import Consent
from portal.journal import privacy
from portal.kernel import clock
from tests.conftest import FrozenClock
from tests.credit.build import put, put_completed
from tests.people import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def ref(cast: Cast, frozen_clock: FrozenClock) -> str:
    """Haishi as in the picture: 100 − 8.0 + 3.5 + 1.5 = 97.0."""
    firm, client = cast.haishi.ref, cast.ningbo_tools.ref
    put_completed(firm, counterparty=client)
    put("complaint_upheld_general", firm, 20, counterparty=client)
    for day in (10, 9, 8):
        put("engagement_on_time", firm, day, counterparty=client)
    put(
        "certificate_granted",
        firm,
        5,
        evaluator=cast.zhongheng.ref,
        counterparty=client,
    )
    return firm


def get(url: str, language: str = "en") -> str:
    response = Client().get(f"/{language}{url}")
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_the_grade_stands_as_one_visible_sum(ref: str) -> None:
    page = standing(ref)
    assert page is not None
    assert page.sum_words == "100 − 8.0 + 1.5 + 3.5 = 97.0"
    assert "100 − 8.0 + 1.5 + 3.5 = 97.0" in get(f"/credit/{ref}/")


def test_the_csv_adds_up_to_the_score(ref: str) -> None:
    rows = list(csv.DictReader(io.StringIO(get(f"/credit/{ref}/events.csv"))))
    assert sum(Decimal(row["points"]) for row in rows) == Decimal("97.00")
    assert len(rows) == 9  # the base and eight events


def test_the_page_reads_in_both_languages(ref: str) -> None:
    assert "Certificate granted, no nonconformity" in get(f"/credit/{ref}/")
    assert "获证" in get(f"/credit/{ref}/", "zh-hans")


@pytest.mark.parametrize(
    ("language", "tag"), [("en", ">general<"), ("zh-hans", ">一般<")]
)
def test_a_title_that_names_the_class_has_no_tag_with_it_again(
    ref: str, language: str, tag: str
) -> None:
    assert tag not in get(f"/credit/{ref}/", language)
    put("false_promise", ref, 3)
    page = standing(ref)
    assert page is not None
    words = {row.kind: row.severity_words for row in page.rows}
    assert words["complaint_upheld_general"] == ""
    assert words["false_promise"] != ""


def test_a_newcomer_has_no_record_and_no_sum(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    put_completed(cast.qiming.ref, 1)
    card = cards_for([cast.qiming.ref])[cast.qiming.ref]
    assert (card.grade, card.points_hundredths, card.record_count) == (None, None, 1)
    page = get(f"/credit/{cast.qiming.ref}/")
    assert "no record yet, 1 of 3" in page
    assert "not enough evidence" in page
    assert "100.0" not in page
    rows = list(
        csv.DictReader(io.StringIO(get(f"/credit/{cast.qiming.ref}/events.csv")))
    )
    assert [row["line"] for row in rows] == ["event"]


@pytest.mark.parametrize("state", ["repaired", "voided", "ended"])
def test_nothing_public_shows_what_has_ended(
    ref: str, cast: Cast, frozen_clock: FrozenClock, state: str
) -> None:
    def public() -> list[str]:
        today = clock.today().isoformat()
        return [
            get(f"/credit/{ref}/"),
            get(f"/credit/{ref}/events.csv"),
            get(f"/credit/{ref}/compare/?earlier=2026-11-10&later={today}"),
        ]

    assert all("omplaint" in page for page in public()[:1])
    event = put("false_promise", ref, 5)
    frozen_clock.advance(days=1)
    with_it = public()
    assert all("promise" in page.lower() for page in with_it)
    change_state(
        event_ref=event.ref,
        state=state,
        valid_from=clock.now(),
        source_entry=f"{state}#1",
    )
    for page in public():
        assert "promise" not in page.lower()
        assert event.ref not in page
        assert "−10.0" not in page
        assert "-10.00" not in page


def test_when_the_publication_ends_the_event_is_gone_from_every_page(
    ref: str, frozen_clock: FrozenClock
) -> None:
    frozen_clock.advance(days=346)  # the complaint is a year old
    page = get(f"/credit/{ref}/")
    assert "Complaint upheld" not in page
    assert "105.0" in page
    later = clock.today().isoformat()
    past = get(f"/credit/{ref}/compare/?earlier=2026-11-10&later={later}")
    assert "Complaint upheld" not in past


@pytest.mark.parametrize(
    ("earlier", "later", "status"),
    [
        ("0001-01-01", "2026-11-23", 200),
        ("9999-12-31", "9999-12-31", 422),
        ("2026-11-23", "2026-11-22", 422),
        ("2026-02-30", "2026-11-23", 422),
        ("", "2026-11-23", 422),
        ("yesterday", "today", 422),
    ],
)
def test_any_pair_of_dates_gets_an_answer_with_what_was_typed(
    ref: str, earlier: str, later: str, status: int
) -> None:
    answer = Client().get(f"/en/credit/{ref}/compare/?earlier={earlier}&later={later}")
    assert answer.status_code == status
    if earlier:
        assert f'value="{earlier}"' in answer.content.decode()


def test_a_client_is_named_only_with_its_consent(ref: str, cast: Cast) -> None:
    name = "Ningbo Tools"
    assert name not in get(f"/credit/{ref}/")
    Consent.objects.create(
        party_ref=cast.ningbo_tools.ref,
        purpose="client_name",
        is_given=True,
        user_ref=cast.lin_wei.ref,
    )
    page = get(f"/credit/{ref}/")
    # Seven events of engagements name it; the complaint never does.
    assert page.count(f">{name}</span>") == 7
    Consent.objects.create(
        party_ref=cast.ningbo_tools.ref,
        purpose="client_name",
        is_given=False,
        user_ref=cast.lin_wei.ref,
    )
    assert name not in get(f"/credit/{ref}/")


def test_a_practitioner_is_public_only_with_consent_and_confirmation(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    person = cast.chen_yu_person
    assert cards_for([person.ref]) == {}
    officer = cast.client(cast.wang_min)
    response = officer.post(f"/en/institute/scores/{person.ref}/")
    assert response.status_code == 302
    assert cards_for([person.ref]) == {}
    assert Client().get(f"/en/credit/{person.ref}/").status_code == 404
    Consent.objects.create(
        party_ref=person.ref,
        purpose="publication",
        is_given=True,
        user_ref=cast.chen_yu.ref,
    )
    confirmed = clock.now()
    frozen_clock.advance(days=3)
    put("false_promise", person.ref)
    card = cards_for([person.ref])[person.ref]
    # The new event waits for an officer: the published result is the older one.
    assert (card.as_of, card.grade) == (confirmed, None)
    officer.post(f"/en/institute/scores/{person.ref}/")
    card = cards_for([person.ref])[person.ref]
    assert (card.grade, card.points_hundredths) == ("A", 9000)


@pytest.mark.parametrize("who", ["stranger", "zhao_hai", "gao_lei"])
def test_only_the_responsible_institute_sees_a_result_before_publication(
    cast: Cast, who: str
) -> None:
    url = f"/en/institute/scores/{cast.chen_yu_person.ref}/"
    client = cast.client(getattr(cast, who))
    assert client.get(url).status_code == 404
    assert client.post(url).status_code == 404


def test_the_pages_are_asked_again_by_their_etag(ref: str) -> None:
    first = Client().get(f"/en/credit/{ref}/")
    assert first["Cache-Control"] == "no-cache"
    again = Client().get(f"/en/credit/{ref}/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    put("honour", ref)
    changed = Client().get(
        f"/en/credit/{ref}/", headers={"if-none-match": first["ETag"]}
    )
    assert changed.status_code == 200


def test_a_page_needs_as_many_queries_for_fifty_events_as_for_one(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    counts = []
    get(f"/credit/{cast.qiming.ref}/")  # what is read once per process
    for number in (1, 9, 40):
        put_completed(cast.qiming.ref, number, counterparty=cast.ningbo_tools.ref)
        with CaptureQueriesContext(connection) as queries:
            get(f"/credit/{cast.qiming.ref}/")
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


def test_two_dates_that_do_not_fit_are_refused_and_kept(ref: str) -> None:
    response = Client().get(
        f"/en/credit/{ref}/compare/?earlier=2026-11-20&later=2026-11-10"
    )
    assert response.status_code == 422
    page = response.content.decode()
    assert "The first date is after the second." in page
    assert "2026-11-20" in page


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_methodology_shows_every_number_of_the_rulebook(
    language: str, frozen_clock: FrozenClock
) -> None:
    found_rulebook()
    page = get("/credit/how-it-works/", language)
    rulebook = get("/credit/rulebooks/2026-1.toml", language)
    assert "version" in rulebook
    for shown in ("110", "−40.0", "1095", "730", "0.3", "2026-1"):
        assert shown in page or shown == "110"
    assert Client().get("/en/credit/rulebooks/9.toml").status_code == 404


def test_a_partys_statement_stands_beside_the_event_in_its_language(
    ref: str, cast: Cast
) -> None:
    event = CreditEvent.objects.get(subject=ref, kind="complaint_upheld_general")
    for text in ("First words.", "我们已整改 <b>全部</b>问题。"):
        attach_statement(
            event_ref=event.ref, text=text, actor=cast.actor(cast.zhao_hai)
        )
    page = get(f"/credit/{ref}/")
    assert "First words." not in page
    assert 'lang="zh-Hans"><p>我们已整改 &lt;b&gt;全部&lt;/b&gt;问题。</p>' in page
    privacy.destroy_key(ref)
    assert "我们已整改" not in get(f"/credit/{ref}/")


@pytest.mark.parametrize("name", ["ningbo_tools", "zhongheng", "ningbo_institute"])
@pytest.mark.parametrize("page", ["", "events.csv", "compare/"])
def test_who_offers_no_services_has_no_credit_page(
    cast: Cast, name: str, page: str
) -> None:
    party = getattr(cast, name)
    response = Client().get(f"/en/credit/{party.ref}/{page}")
    assert response.status_code == 404
    assert party.name_en not in response.content.decode()


def test_the_public_page_leads_its_subject_to_the_records_without_knowing_who_reads(
    ref: str,
) -> None:
    path = f"/en/credit/{ref}/"
    page = Client().get(path)
    assert "Is this about you?" in page.content.decode()
    assert 'href="/en/cases/records/"' in page.content.decode()
    assert not page.cookies
    assert page["Cache-Control"] == "no-cache"
