"""The search page and the lists, on the demo's data."""

import re

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_database")]


def text(client: Client, path: str, **data: object) -> str:
    response = client.get(path, data)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def results(html: str) -> int:
    return int(re.search(r"(\d+) results?", html).group(1))


def test_one_box_finds_every_kind_and_counts_them(client: Client) -> None:
    html = text(client, "/en/search/", q="内部审核")

    tabs = re.search(r'<ul class="chips">(.*?)</ul>', html).group(1)
    counts = [int(n) for n in re.findall(r" (\d+)\s*</a>", tabs)]
    assert counts[0] == sum(counts[1:]) == results(html)
    assert "Organizations" in tabs


def test_english_words_find_guidance_by_their_stem(client: Client) -> None:
    assert "guidance" in text(
        client, "/en/search/", q="certifying costs", kind="guidance"
    )


def test_a_facet_narrows_and_can_be_taken_away(client: Client) -> None:
    every = results(text(client, "/en/organizations/"))
    html = text(client, "/en/organizations/", region="320000")

    assert 0 < results(html) < every
    assert "1 filter set" in html


def test_values_of_one_facet_add_up(client: Client) -> None:
    one = results(text(client, "/en/organizations/", region="330000"))
    both = results(text(client, "/en/organizations/", region=["330000", "320000"]))
    other = results(text(client, "/en/organizations/", region="320000"))

    assert both == one + other


def test_a_price_leaves_out_what_begins_above_it(client: Client) -> None:
    every = results(text(client, "/en/offerings/"))

    assert 0 < results(text(client, "/en/offerings/", price="20000")) < every


@pytest.mark.parametrize(
    "data",
    [{"region": "nowhere"}, {"grade": "Z"}, {"after": "x~y"}, {"price": "cheap"}],
)
def test_a_mangled_address_is_no_error(client: Client, data: dict) -> None:
    text(client, "/en/organizations/", **data)


def test_a_newcomer_has_no_grade_in_the_list(client: Client) -> None:
    html = text(client, "/en/organizations/", q="Lanting")

    assert "no record yet, 1 of 3" in html.lower()


def test_a_suspended_organization_is_in_no_list(client: Client) -> None:
    assert "Delta IP Partners" not in text(client, "/en/organizations/")


def test_the_neutral_order_is_one_click_away(client: Client) -> None:
    assert "order=neutral" in text(client, "/en/organizations/")
    assert "order by fit" in text(client, "/en/organizations/", order="neutral")


def test_nothing_found_says_what_to_do(client: Client) -> None:
    assert "Try fewer words" in text(client, "/en/search/", q="zzzzzz")


def test_anonymous_lists_touch_no_session(client: Client) -> None:
    response = client.get("/zh-hans/organizations/")

    assert response.cookies == {}
    assert "public" in response["Cache-Control"]
