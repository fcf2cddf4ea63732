"""What is recognised in what somebody typed, and where the line leads."""

import re

import pytest
from django.test import Client
from django.utils import translation

from search.models import Document
from search.recognise import recognise

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_database")]


def in_english(text: str) -> list[tuple[str, str, str]]:
    with translation.override("en"):
        return [(r.kind, r.name, r.url) for r in recognise(text)]


@pytest.mark.parametrize("text", ["内部审核 苏州", "苏州内部审核", "苏州市的内部审核"])
def test_a_city_is_recognised_by_its_short_and_its_full_name(text: str) -> None:
    ((kind, name, url),) = in_english(text)

    assert (kind, name) == ("region", "Suzhou")
    assert url == (
        "/en/organizations/?region=320500&q=%E5%86%85%E9%83%A8%E5%AE%A1%E6%A0%B8"
        if "的" not in text
        else "/en/organizations/?region=320500&q=%E7%9A%84%E5%86%85%E9%83%A8%E5%AE%A1%E6%A0%B8"
    )


def test_an_english_name_must_be_a_whole_word() -> None:
    assert in_english("internal audit in suzhou") == [
        ("region", "Suzhou", "/en/organizations/?region=320500&q=internal+audit")
    ]
    assert in_english("suzhouish") == []


@pytest.mark.parametrize("text", ["C34", "通用设备制造业", "通用设备"])
def test_an_industry_is_recognised_by_its_code_and_its_name(text: str) -> None:
    ((kind, _name, url),) = in_english(text)

    assert kind == "industry"
    assert url == "/en/organizations/?industry=C34"


def test_region_and_industry_are_told_apart_in_one_text() -> None:
    assert [kind for kind, _, _ in in_english("苏州 通用设备")] == [
        "region",
        "industry",
    ]


def test_a_listed_organizations_code_leads_to_its_page(client: Client) -> None:
    from portal.parties.models import Party

    listed = Document.objects.filter(kind="organization").values_list("ref", flat=True)
    party = Party.objects.filter(ref__in=list(listed)).first()

    assert [(k, u) for k, _, u in in_english(f" {party.uscc.lower()} ")] == [
        ("code", f"/en/organizations/{party.ref}/")
    ]


def test_a_code_of_nobody_listed_names_nobody(client: Client) -> None:
    from portal.parties.models import Party

    listed = Document.objects.filter(kind="organization").values_list("ref", flat=True)
    hidden = Party.objects.filter(kind="legal").exclude(ref__in=list(listed)).first()
    ((kind, name, url),) = in_english(hidden.uscc)

    assert (kind, name, url) == ("code", hidden.uscc, "")
    html = client.get("/en/search/", {"q": hidden.uscc}).content.decode()
    assert "no organization listed here has it" in html
    assert hidden.name not in html


def test_a_mistyped_code_is_told_so() -> None:
    ((kind, _, _),) = in_english("91330106589876543Y")

    assert kind == "wrong_code"


def test_a_certificate_number_says_where_it_is_looked_up() -> None:
    assert in_english("165IP190001R0M") == [("certificate", "165IP190001R0M", "")]


def test_plain_words_are_nothing_special() -> None:
    assert in_english("how to do an internal audit") == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Shown as region: Suzhou"), ("zh-hans", "已按“苏州市”识别为地区")],
)
def test_the_page_says_what_it_took_a_word_for(
    client: Client, language: str, words: str
) -> None:
    html = client.get(f"/{language}/search/", {"q": "苏州 内部审核"}).content.decode()
    line = re.search(r'<p class="recognised">(.*?)</p>', html, re.DOTALL).group(1)

    assert words in line
    link = re.search(r'href="([^"]+)"', line).group(1).replace("&amp;", "&")
    assert client.get(link).status_code == 200
    assert "region=320500" in link


def test_nothing_found_offers_a_way_on(client: Client) -> None:
    html = client.get("/zh-hans/search/", {"q": "zzzzqqq"}).content.decode()

    assert "没有找到" in html
    assert "/zh-hans/find/" in html
    assert "/zh-hans/organizations/" in html
