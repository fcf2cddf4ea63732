"""Rules that hold for every template of the project, whoever wrote it."""

import re
from pathlib import Path

import pytest

from portal.ui import build_css

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("portal", "credit", "marketplace", "cms", "search")
TEMPLATES = sorted(
    path
    for package in PACKAGES
    for path in (ROOT / package).rglob("templates/**/*.html")
)
names = [path.relative_to(ROOT).as_posix() for path in TEMPLATES]
every_template = pytest.mark.parametrize("path", TEMPLATES, ids=names)


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 30


@every_template
def test_no_inline_style_or_script(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\son(click|change|submit|load|input)=|javascript:", text)


@every_template
@pytest.mark.parametrize(
    "tag", ["label", "button", "form", "table", "ul", "dl", "section"]
)
def test_what_is_opened_is_closed(path: Path, tag: str) -> None:
    text = path.read_text()
    # A tag that stands in both branches of an if may open twice and close once.
    opened = len(re.findall(rf"<{tag}[\s>]", text))
    closed = len(re.findall(rf"</{tag}>", text))
    assert closed <= opened
    assert opened == 0 or closed > 0


@every_template
def test_words_keep_the_houses_rules(path: Path) -> None:
    text = re.sub(
        r"{#.*?#}|<!--.*?-->|{%\s*(?!translate|blocktranslate)[^%]*%}",
        "",
        path.read_text(),
    )
    assert not re.search(r"\b(please|successfully)\b", text, re.IGNORECASE)


@every_template
def test_nothing_is_fetched_from_elsewhere(path: Path) -> None:
    assert not re.search(r"(src|<link[^>]*href)=[\"']https?://", path.read_text())


def test_the_stylesheet_is_built_from_its_sources() -> None:
    assert build_css.TARGET.read_text() == build_css.build(), (
        "run `python -m portal.ui.build_css`"
    )


def test_the_stylesheet_stays_small_and_at_home() -> None:
    css = build_css.build()
    assert len(css) < 48_000
    assert "url(" not in css
    assert "@import" not in css
