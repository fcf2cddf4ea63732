"""Between two parts stands the mark of the page's language, everywhere."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.template import engines
from django.test import Client
from django.utils import translation

from portal.ui import text
from portal.ui.compiled import catalogue_path, own_apps
from portal.ui.gaps import without_gaps

HAN = "\u4e00-\u9fff"
ROOT = Path(__file__).parents[3]
# A half-width mark that a template writes itself between two values.
LOOSE = re.compile(r'(?:\}\}|%\})(?:</\w+\s*>)?[,;:](?:\s|\{|<|$)|\|join:"[,;]')
SAID = re.compile(r"\{% blocktranslate.*?\{% endblocktranslate %\}", re.DOTALL)
# What no Chinese text holds: a space behind a full-width mark, or a half-width mark.
WRONG = re.compile(rf"[，。：；、] +[{HAN}]|[{HAN}][,;:.](?: |$|[{HAN}])")


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh-hans", "南京、苏州；住所：宁波市"), ("en", "南京, 苏州; 住所: 宁波市")],
)
def test_parts_are_joined_as_the_language_writes_it(language: str, words: str) -> None:
    template = engines["django"].from_string(
        '{{ places|listed }}{% mark "part" %}住所{% mark "label" %}宁波市'
    )

    with translation.override(language):
        assert template.render({"places": ["南京", "苏州"]}) == words
        assert text.labelled("住所", "宁波市") == words.partition(text.mark("part"))[2]


def test_a_column_of_amounts_is_named_in_the_language_of_the_page() -> None:
    with translation.override("zh-hans"):
        assert text.amount_in("CNY") == "金额（元）"
    with translation.override("en"):
        assert text.amount_in("CNY") == "CNY"


def test_a_line_break_of_a_template_is_no_space_beside_a_full_width_mark() -> None:
    page = without_gaps(
        '<p title="甲， 乙">还没有账户？\n <a\n href="/x/">注册</a>\n。 <b>甲：</b> 乙 A, B</p>'
    )

    assert page == (
        '<p title="甲， 乙">还没有账户？<a\n href="/x/">注册</a>。<b>甲：</b>乙 A, B</p>'
    )


@pytest.mark.parametrize(
    "kept",
    [
        "<textarea name=a>甲。\n乙</textarea>",
        '<div class="user-text" lang="zh-Hans"><p>甲， 乙</p></div>',
        '<div class="archived-text" lang="zh-Hans">一、\n 甲</div>',
        "<pre>甲： 乙</pre>",
    ],
)
def test_what_somebody_wrote_keeps_its_spaces(kept: str) -> None:
    assert without_gaps(f"<p>甲。</p>{kept}") == f"<p>甲。</p>{kept}"


def test_no_template_writes_a_half_width_mark_between_two_values() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for app in own_apps()
        for path in app.rglob("*.html")
        for match in LOOSE.finditer(SAID.sub("", path.read_text()))
    ]

    assert found == []


def test_no_chinese_text_holds_a_half_width_mark_or_a_space_behind_a_full_one() -> None:
    found = []
    for app in own_apps():
        if not catalogue_path(app).exists():
            continue
        with catalogue_path(app).open("rb") as handle:
            for message in read_po(handle):
                texts = message.string
                every = [texts] if isinstance(texts, str) else texts
                found += [one for one in every if WRONG.search(one)]

    assert found == []


@pytest.mark.django_db
def test_the_length_of_a_chinese_page_is_that_of_its_shortened_text() -> None:
    page = Client().get("/zh-hans/account/login/")

    assert int(page["Content-Length"]) == len(page.content)
