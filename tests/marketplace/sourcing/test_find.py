"""The public way: matches before any account, and nothing typed is lost on the way."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from marketplace.directory.models import ProviderProfile
from marketplace.sourcing.drafts import token_of
from marketplace.sourcing.models import RequestDraft, ServiceRequest
from portal.kernel import clock
from tests.marketplace.sourcing.world import TYPED, list_everybody, list_provider
from tests.people import Cast, organization

pytestmark = pytest.mark.django_db
WISH = {"purpose": "certify", "region": "330200", "industry": "C34"}
DETAILS = {
    "title": "建立体系",
    "description": "两个厂区。",
    "budget_min": "60000",
    "budget_max": "90000",
    "timing": "quarter",
    "clauses": ["8", "9"],
}


def page(client: Client, path: str, **data: object) -> str:
    response = client.get(f"/en/find/{path}", data)
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_public_page_touches_no_session(
    cast: Cast, client: Client, language: str
) -> None:
    list_everybody(cast)
    for path in ("", "matches/", "details/", "weights/1/"):
        response = client.get(f"/{language}/find/{path}", WISH)
        assert response.status_code == 200
        assert not response.cookies
        assert "max-age" in response["Cache-Control"]


def test_a_page_with_a_drafts_token_is_kept_nowhere(cast: Cast, client: Client) -> None:
    list_everybody(cast)
    sent = client.post("/en/find/details/", {**WISH, **DETAILS})
    signed = token_of(RequestDraft.objects.get())
    pages = [
        sent["Location"],
        *(
            f"/en/find/{path}?draft={signed}&purpose=certify"
            for path in ("", "matches/", "details/")
        ),
    ]

    for path in pages:
        assert client.get(path)["Cache-Control"] == "private, no-store", path
    assert sent["Cache-Control"] == "private, no-store"


def test_matches_show_reasons_price_bands_and_who_was_left_out(
    cast: Cast, client: Client
) -> None:
    list_everybody(cast)
    list_provider(cast.zhongheng, kind="training")
    text = page(client, "matches/", **WISH)
    assert "Haishi IP" in text
    assert "Qiming" in text
    assert "CN¥60,000" in text or "60,000" in text
    assert "has its seat in your region" in text
    assert "not enough outcomes for a forecast yet" in text
    assert "no offering of this service" in text
    assert "newly vetted" in text
    assert "no record yet, 0 of 3" in text
    assert re.search(r"figure\">2</strong> of 3", text)


def test_three_are_shown_where_there_are_three(cast: Cast, client: Client) -> None:
    list_everybody(cast)
    third = organization("第三咨询", "Third", 150, "provider")
    list_provider(third)
    text = page(client, "matches/", **WISH)
    assert text.count("newly vetted</span>") == 3


def test_the_other_order_is_one_click_away(cast: Cast, client: Client) -> None:
    list_everybody(cast)
    text = page(client, "matches/", **WISH)
    assert "order=neutral" in text
    text = page(client, "matches/", **WISH, order="neutral")
    assert "drawn from the week" in text


def test_knowing_nothing_shows_everybody_and_bad_codes_are_said(
    cast: Cast, client: Client
) -> None:
    list_everybody(cast)
    assert "Qiming" in page(client, "matches/")
    response = client.get("/en/find/matches/", {"region": "999"})
    assert response.status_code == 422
    assert "999 is not one of the available choices" in response.content.decode()


def test_suspended_and_lapsed_providers_are_left_out(
    cast: Cast, client: Client
) -> None:
    list_everybody(cast)
    ProviderProfile.objects.filter(party=cast.qiming).update(
        listed_until=clock.today() - timedelta(days=1)
    )
    text = page(client, "matches/", **WISH)
    assert "Qiming" not in text
    assert "listing suspended or lapsed" in text


def test_page_two_keeps_what_was_typed_and_names_the_wrong_field(
    client: Client, db: None
) -> None:
    response = client.post(
        "/en/find/details/",
        WISH | DETAILS | {"budget_min": "90001"},
    )
    text = response.content.decode()
    assert response.status_code == 422
    assert "The upper end of the budget lies below the lower end." in text
    assert "两个厂区。" in text
    assert 'name="region" value="330200"' in text
    assert RequestDraft.objects.count() == 0


def test_from_a_visitor_to_a_published_request(cast: Cast) -> None:
    list_everybody(cast)
    client = Client(enforce_csrf_checks=True)
    response = client.post("/en/find/details/", WISH | DETAILS)
    assert response.status_code == 302
    check = response["Location"]
    text = client.get(check).content.decode()
    assert "建立体系" in text
    assert "两个厂区。" in text
    token = check.rstrip("/").rpartition("/")[2]
    publish = f"/en/requests/publish/{token}/"
    assert publish in text
    # A change on page two finds everything again and keeps the same draft.
    second = client.get("/en/find/details/", WISH | {"draft": token}).content.decode()
    assert "两个厂区。" in second
    changed = client.post(
        "/en/find/details/", WISH | DETAILS | {"title": "新标题", "draft": token}
    )
    assert changed["Location"] == check
    assert RequestDraft.objects.count() == 1
    # The account is asked for now, and the way back is kept.
    asked = client.get(publish)
    assert asked.status_code == 302
    assert asked["Location"].endswith(f"?next={publish}")


def test_the_draft_of_a_visitor_is_published_once_by_a_member(cast: Cast) -> None:
    list_everybody(cast)
    check = Client().post("/en/find/details/", WISH | DETAILS)["Location"]
    publish = check.replace("find/check", "requests/publish")
    # Signed in, the draft is what was typed.
    member = cast.client(cast.lin_wei)
    text = member.get(publish).content.decode()
    assert "建立体系" in text
    refused = member.post(
        publish, {"enterprise": cast.ningbo_tools.ref, "answer_days": "10"}
    )
    assert refused.status_code == 422
    assert "Confirm that the request holds no state" in refused.content.decode()
    given = {
        "enterprise": cast.ningbo_tools.ref,
        "answer_days": "10",
        "no_secrets": "on",
    }
    first, again = member.post(publish, given), member.post(publish, given)
    request = ServiceRequest.objects.get()
    assert first["Location"] == again["Location"] == f"/en/requests/{request.ref}/"
    assert request.title == "建立体系"
    assert request.clauses == ["8", "9"]
    assert (request.budget_min_minor, request.budget_max_minor) == (
        6_000_000,
        9_000_000,
    )
    assert Client().get(check)["Location"].endswith(f"/requests/{request.ref}/")


def test_without_an_enterprise_the_page_offers_to_register_one(cast: Cast) -> None:
    client = Client()
    check = client.post("/en/find/details/", WISH | DETAILS)["Location"]
    publish = check.replace("find/check", "requests/publish")
    text = cast.client(cast.stranger).get(publish).content.decode()
    assert "Register your enterprise" in text
    assert "两个厂区。" in text


def test_a_guessed_token_finds_nothing(client: Client, db: None) -> None:
    assert client.get("/en/find/check/DRF-0000000000~abc/").status_code == 404


def test_the_profile_is_kept_when_asked_and_fills_the_next_request(cast: Cast) -> None:
    client = cast.client(cast.lin_wei)
    check = client.post(
        "/en/find/details/", {**WISH, "region": "320500", "size_class": "medium"}
    )["Location"]
    client.post(
        check.replace("find/check", "requests/publish"),
        {
            "enterprise": cast.ningbo_tools.ref,
            "answer_days": "5",
            "no_secrets": "on",
            "save_profile": "on",
        },
    )
    cast.ningbo_tools.refresh_from_db()
    assert cast.ningbo_tools.region_id == "320500"
    assert cast.ningbo_tools.size_class == "medium"
    location = client.get("/en/requests/new/")["Location"]
    assert location == "/en/find/?region=320500&industry=C34&size_class=medium"


def test_more_providers_cost_no_more_queries(
    cast: Cast, client: Client, django_assert_max_num_queries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    list_everybody(cast)
    page(client, "matches/", **WISH)  # warms the names
    with CaptureQueriesContext(
        connection,
    ) as few:
        page(client, "matches/", **WISH)
    for serial in range(200, 210):
        list_provider(
            organization(f"机构{serial}", f"Org {serial}", serial, "provider")
        )
    with CaptureQueriesContext(connection) as many:
        page(client, "matches/", **WISH)
    assert len(many) == len(few)


def test_typed_names_match_the_forms() -> None:
    from marketplace.sourcing.forms import DetailsForm, WishForm

    assert set(TYPED) == {*WishForm.base_fields, *DetailsForm.base_fields}


def test_the_chinese_pages_are_chinese(cast: Cast, client: Client) -> None:
    list_everybody(cast)
    text = client.get("/zh-hans/find/matches/", WISH).content.decode()
    assert "谁符合" in text
    assert "所在地与您同地区" in text
    assert "尚无记录，0/3" in text
    assert "Who fits" not in text


def test_everybody_who_fits_can_be_compared_in_one_table(
    cast: Cast, client: Client
) -> None:
    list_everybody(cast)
    text = page(client, "matches/", **WISH)
    assert "view=table" in text

    table = page(client, "matches/", **WISH, view="table")

    head = re.search(r"<thead>(.*?)</thead>", table, re.DOTALL).group(1)
    assert re.findall(r"<th[^>]*>([^<]+)</th>", head) == [
        "Organization",
        "Price band",
        "Region",
        "Services",
        "Checked",
        "Grade or record",
        "Free places",
    ]
    rows = re.findall(r'<th scope="row">.*?</tr>', table, re.DOTALL)
    assert len(rows) == 2
    assert all('data-label="Price band"' in row for row in rows)
    assert any("seat in your region" in row for row in rows)
    assert all("no record yet, 0 of 3" in row for row in rows)


def test_the_table_has_a_non_personalised_order_one_click_away(
    cast: Cast, client: Client
) -> None:
    list_everybody(cast)
    table = page(client, "matches/", **WISH, view="table")
    link = re.search(r'href="\?([^"]*order=neutral[^"]*)"', table).group(1)

    neutral = client.get(f"/en/find/matches/?{link.replace('&amp;', '&')}")

    assert "drawn from the week" in neutral.content.decode()
    assert "<thead>" in neutral.content.decode()


def test_the_table_needs_no_more_queries_for_more_rows(
    cast: Cast, client: Client, django_assert_max_num_queries
) -> None:
    list_everybody(cast)
    with django_assert_max_num_queries(60) as few:
        page(client, "matches/", **WISH, view="table")
    for n in range(4):
        list_provider(
            organization(f"增设机构{n}", "", 700 + n, "provider"), kind="consulting"
        )
    with django_assert_max_num_queries(60) as many:
        page(client, "matches/", **WISH, view="table")

    assert len(many) == len(few)
