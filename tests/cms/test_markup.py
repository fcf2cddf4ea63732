"""Does the dialect of the content files become what it says?"""

import pytest

from cms import markup


def resolve(link: str) -> str:
    return f'href="{link}"'


def test_paragraphs_headings_and_lists_share_one_text_block() -> None:
    blocks = markup.to_blocks("## One\n\nText **bold**.\n\n- a\n- b\n  more", resolve)

    assert blocks == [
        {
            "type": "text",
            "value": "<h2>One</h2><p>Text <b>bold</b>.</p><ul><li>a</li><li>b more</li></ul>",
        }
    ]


def test_chinese_lines_join_without_a_space() -> None:
    assert markup.rich_text("贯标是\n自愿的", resolve) == "<p>贯标是自愿的</p>"


def test_what_looks_like_html_is_escaped() -> None:
    assert markup.rich_text("a < b <script>", resolve) == (
        "<p>a &lt; b &lt;script&gt;</p>"
    )


def test_a_fenced_notice_has_kind_title_and_text() -> None:
    (block,) = markup.to_blocks(
        ":::caution Beware\nOf the [dog](to:dog).\n:::", resolve
    )

    assert block == {
        "type": "notice",
        "value": {
            "kind": "caution",
            "title": "Beware",
            "text": '<p>Of the <a href="to:dog">dog</a>.</p>',
        },
    }


def test_a_table_keeps_head_and_cells() -> None:
    (block,) = markup.to_blocks("| A | B |\n| --- | --- |\n| 1 | **2** |", resolve)

    assert [c["heading"] for c in block["value"]["columns"]] == ["A", "B"]
    assert block["value"]["rows"] == [{"values": ["<p>1</p>", "<p><b>2</b></p>"]}]


def test_a_door_stands_on_one_line_and_closes_itself() -> None:
    (block,) = markup.to_blocks(":::door find | Title | Text | Go", resolve)

    assert block == {
        "type": "door",
        "value": {"target": "find", "title": "Title", "text": "Text", "button": "Go"},
    }


def test_text_after_a_door_is_not_lost() -> None:
    kinds = [
        b["type"] for b in markup.to_blocks(":::door find | | | Go\n\nAfter.", resolve)
    ]

    assert kinds == ["door", "text"]


def test_figures_have_value_date_and_source() -> None:
    (block,) = markup.to_blocks(":::figures\nPrice | 1 | 2026 | x.com\n:::", resolve)

    assert block["value"] == [
        {
            "type": "item",
            "value": {
                "label": "Price",
                "value": "1",
                "as_of": "2026",
                "source": "x.com",
            },
        }
    ]


def test_by_heading_gives_what_stands_before_and_the_pairs() -> None:
    assert markup.by_heading("Intro\n\n## 4.1\n\nText\n\n## 4.2\n\nMore") == (
        "Intro",
        [("4.1", "Text"), ("4.2", "More")],
    )


def test_a_block_that_is_never_closed_is_refused() -> None:
    with pytest.raises(ValueError, match=":::info is never closed"):
        markup.to_blocks(":::info\nText", resolve)
