"""Tokens: the same for every backend."""

import pytest

from search import analysis
from search.highlight import highlight, snippet


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("内部审核", {"u:内", "u:部", "u:审", "u:核", "内部", "部审", "审核"}),
        ("Auditing audits", {"audit"}),
        ("GB/T 29490-2023 §9.2", {"gb", "t", "29490", "2023", "9.2"}),
        ("ＩＰ咨询", {"ip", "u:咨", "u:询", "咨询"}),
        ("", set()),
        ("\x00\u200b", set()),
    ],
)
def test_text_becomes_pairs_stems_and_numbers(text: str, tokens: set[str]) -> None:
    assert analysis.index_tokens([text]) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("审核", ["审核"]),
        ("审", ["u:审"]),
        ("internal audits in Suzhou", ["internal", "audit", "suzhou"]),
        ("what is the", ["what", "is", "the"]),
        ("如何做内部审核", ["内部", "部审", "审核"]),
        ('" OR * NOT (', ["not"]),
    ],
)
def test_a_query_asks_for_pairs_and_drops_question_words(
    text: str, tokens: list[str]
) -> None:
    got = analysis.query_tokens(text)

    assert [t for t in got if t != "or"] == tokens


def test_a_huge_query_is_cut() -> None:
    assert len(analysis.query_tokens("审核内部 " * 10_000)) <= analysis.MOST_TOKENS


def test_highlighting_escapes_first_and_marks_after() -> None:
    assert highlight("<b>内部审核</b> & audits", "审核 audit") == (
        "&lt;b&gt;内部<mark>审核</mark>&lt;/b&gt; &amp; <mark>audits</mark>"
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</mark><script>",
        "&lt;script&gt;",
        "\"'><svg/onload=alert(1)>",
    ],
)
def test_no_markup_of_a_text_survives(hostile: str) -> None:
    marked = str(highlight(hostile, "script alert mark svg lt"))

    assert "<" not in marked.replace("<mark>", "").replace("</mark>", "")


def test_a_snippet_shows_the_part_that_was_found() -> None:
    text = "开头。" * 100 + "内部审核计划" + "结尾。" * 100

    assert "<mark>内部审核</mark>" in snippet(text, "内部审核")
    assert len(snippet(text, "内部审核")) < 260
