"""Does everybody get every page, in both languages, cacheable and honest?"""

import hashlib
import html
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from wagtail.models import Page

from cms.actions.import_circular import CIRCULAR
from cms.content_files import CONTENT, everything
from cms.models import GuidancePage
from cms.queries import live_pages

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "zh-hans")
PATHS = sorted({listed.path for listed, _language, _source in everything()})
SHA256 = hashlib.sha256(CIRCULAR.read_bytes()).hexdigest()
LINK = re.compile(r'href="(/[^"#?]*)')


def address(path: str, language: str) -> str:
    return f"/{language}/{path}/" if path else f"/{language}/"


@pytest.mark.usefixtures("shipped")
def test_every_page_is_there_in_both_languages_and_cacheable(client: Client) -> None:
    for path in PATHS:
        for language in LANGUAGES:
            response = client.get(address(path, language))

            assert response.status_code == 200, response.request["PATH_INFO"]
            assert response["Cache-Control"].startswith("public, max-age=")
            assert not response.cookies
            assert "csrfmiddlewaretoken" not in response.content.decode()


def test_the_home_page_has_one_search_box_three_doors_and_four_links(
    client: Client, page
) -> None:
    text = client.get("/en/").content.decode()

    assert len(page("").doors) == 3
    assert text.count('class="path-step') == 4
    assert "What changed" in text
    assert "This portal in figures" in text


@pytest.mark.usefixtures("shipped")
def test_the_home_page_lists_what_changed_newest_first(client: Client) -> None:
    text = client.get("/en/").content.decode()

    newest = text.index("What the 2023 edition asks that the 2013 edition did not")
    older = text.index("Ten warning signs of a bad offer")
    assert newest < older


@pytest.mark.usefixtures("shipped")
def test_every_link_inside_the_content_leads_somewhere(client: Client) -> None:
    """Links to other apps' pages may ask for an account, never end in a 404."""
    found: dict[str, str] = {}
    for path in PATHS:
        for language in LANGUAGES:
            here = address(path, language)
            body = client.get(here).content.decode().split("<main", 1)[1]
            for link in LINK.findall(body.split("</main>", 1)[0]):
                found.setdefault(link, here)

    broken = {
        link: here
        for link, here in found.items()
        if client.get(link).status_code not in {200, 302}
    }
    assert broken == {}


def test_no_file_shows_what_is_only_recalled_or_names_a_machine() -> None:
    for file in CONTENT.rglob("*.md"):
        text = file.read_text()
        assert "[recalled]" not in text, file
        assert "/work/" not in text, file


def test_every_page_but_section_heads_and_our_own_rules_names_its_sources() -> None:
    own = {"", "guidance", "policies", "code-of-conduct", "accessibility", "contact"}
    own |= {"status", "policies/circular-2015-44"}
    for listed, _language, source in everything():
        if listed.path not in own:
            assert source.head.get("sources"), source.name


def test_both_languages_have_the_same_pages_facts_and_dates() -> None:
    heads = {(p.path, language): s.head for p, language, s in everything()}
    for path in PATHS:
        english, chinese = heads[path, "en"], heads[path, "zh-hans"]
        for key in ("reviewed_on", "review_due", "changed_on", "edition", "clauses"):
            assert english.get(key) == chinese.get(key), (path, key)
        assert len(english.get("sources", ())) == len(chinese.get("sources", ())), path
        for key in ("figures", "doors", "links", "ways"):
            assert len(english.get(key, ())) == len(chinese.get(key, ())), (path, key)


def test_the_committed_circular_is_the_one_we_were_given() -> None:
    assert SHA256 == "8092c4c38c787e8e1a1a21b14c69e7672c641aae70c16e7f76e08d031beda646"


def test_the_archived_text_is_stored_and_shown_verbatim(client: Client, page) -> None:
    document = page("policies/circular-2015-44")
    shown = client.get(document.url).content.decode()
    archived = re.search(
        r'<div class="archived-text" lang="en">(.*?)</div>', shown, re.DOTALL
    )

    assert document.archived_text.encode() == CIRCULAR.read_bytes()
    assert document.is_intact
    assert archived is not None
    assert html.unescape(archived[1]) == CIRCULAR.read_text()
    assert SHA256 in shown


def test_the_chinese_page_says_it_is_the_english_version_and_translates_nothing(
    client: Client, page
) -> None:
    document = page("policies/circular-2015-44", "zh-hans")
    shown = client.get(document.url).content.decode()

    assert document.archived_text == ""
    assert "国知发管字〔2015〕44号" in shown
    assert "国家知识产权局" in shown
    assert "不回译成中文" in shown
    assert "尚未与中文原件核对" in shown
    assert "/en/policies/circular-2015-44/#archived" in shown


def test_the_circular_names_its_eight_issuers_and_its_status(
    client: Client, page
) -> None:
    document = page("policies/circular-2015-44")
    shown = client.get(document.url).content.decode()

    assert len(document.issuer_list) == 8
    assert document.status == "historical"
    assert "was replaced on 2024-01-01 by GB/T 29490-2023" in shown


def test_our_notes_stand_outside_the_archived_text(client: Client, page) -> None:
    shown = client.get(page("policies/circular-2015-44").url).content.decode()

    assert shown.index('id="notes"') < shown.index('id="archived"')


def test_a_standard_shows_all_clauses_with_our_words_and_none_of_the_text(
    client: Client, page
) -> None:
    shown = client.get(page("standard/gbt-29490-2023").url).content.decode()

    assert 'id="c-4.5"' in shown
    assert 'id="c-B"' in shown
    assert "The heart of the new edition." in shown
    assert "copyrighted" in shown


def test_both_editions_and_the_four_dates_stand_on_one_page(
    client: Client, page
) -> None:
    shown = client.get(page("standard", "zh-hans").url).content.decode()

    assert "GB/T 29490-2013" in shown
    assert "GB/T 29490-2023" in shown
    for day in ("2023-08-06", "2024-01-01", "2025-01-01", "2025-12-31"):
        assert f'datetime="{day}"' in shown


def test_a_page_without_its_translation_says_so_with_its_date(
    client: Client, page
) -> None:
    page("guidance/trusteeship", "zh-hans").unpublish()
    GuidancePage.objects.filter(pk=page("guidance/trusteeship").pk).update(
        last_published_at=datetime(2026, 11, 20, 4, tzinfo=UTC)
    )

    shown = client.get("/en/guidance/trusteeship/").content.decode()

    assert "does not exist in Chinese yet" in shown
    assert "20 Nov 2026" in shown


def test_a_page_is_never_served_under_the_other_prefix(client: Client, page) -> None:
    page("guidance/trusteeship", "zh-hans").unpublish()

    response = client.get("/zh-hans/guidance/trusteeship/")
    shown = response.content.decode()

    assert response.status_code == 404
    assert "/en/guidance/trusteeship/" in shown
    assert "Trusteeship for small and micro enterprises" in shown
    assert "Handing over at the end" not in shown


def test_a_section_lists_what_only_the_other_language_has(client: Client, page) -> None:
    page("guidance/trusteeship", "zh-hans").unpublish()

    shown = " ".join(client.get("/zh-hans/guidance/").content.decode().split())

    assert 'href="/en/guidance/trusteeship/" lang="en"' in shown


def test_an_older_translation_is_marked_on_both_sides(client: Client, page) -> None:
    GuidancePage.objects.filter(pk=page("guidance/trusteeship").pk).update(
        last_published_at=datetime(2026, 1, 5, 4, tzinfo=UTC)
    )

    english = client.get("/en/guidance/trusteeship/").content.decode()
    chinese = client.get("/zh-hans/guidance/trusteeship/").content.decode()

    assert "The other language is newer" in english
    assert "5 Jan 2026" in english
    assert 'href="/zh-hans/guidance/trusteeship/"' in english
    assert "2026年1月5日" in chinese.replace("\u2009", "").replace(" ", "")


def test_an_unknown_address_is_a_plain_404(client: Client, page) -> None:
    assert page("").url == "/en/"
    assert client.get("/en/guidance/no-such-page/").status_code == 404


def test_a_draft_is_not_visible(client: Client, page) -> None:
    section = page("guidance")
    draft = GuidancePage(title="Draft", slug="draft", locale=section.locale, live=False)
    section.add_child(instance=draft)

    assert client.get("/en/guidance/draft/").status_code == 404
    assert "Draft</a>" not in client.get("/en/guidance/").content.decode()


def test_a_section_costs_the_same_with_more_pages(
    client: Client, page, django_assert_max_num_queries
) -> None:
    client.get("/en/guidance/")
    section = page("guidance")
    for number in range(20):
        section.add_child(
            instance=GuidancePage(
                title=f"More {number}", slug=f"more-{number}", locale=section.locale
            )
        )

    with django_assert_max_num_queries(22):
        client.get("/en/guidance/")


def test_all_live_pages_are_ours(page) -> None:
    assert page("").live
    assert live_pages().count() == 2 * len(PATHS)
    assert not Page.objects.filter(title__startswith="Welcome to your new").exists()
    assert Path(CONTENT / "tree.toml").is_file()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Platform rules"), ("zh-hans", "平台规则")]
)
def test_the_footer_leads_to_the_platform_rules(
    client: Client, shipped: None, language: str, words: str
) -> None:
    page = client.get(f"/{language}/guidance/").content.decode()
    footer = page.split("<footer")[1]
    assert f'href="/{language}/platform-rules/">{words}</a>' in footer
    assert client.get(f"/{language}/platform-rules/").status_code == 200
