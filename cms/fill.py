"""How does a content file fill the fields of its page?"""

from collections.abc import Callable
from html import escape
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from wagtail.models import Page

from cms import markup, targets
from cms.content_files import Source
from cms.models import FaqPage, PolicyDocumentPage, StandardPage

# Streams that the head of a file gives as a list of tables: key -> name of its block.
STREAMS = {
    "sources": "source",
    "doors": "door",
    "links": "step",
    "figures": "figure",
    "ways": "way",
    "relations": "relation",
}


def fill(page: Page, source: Source, resolve: markup.Resolve) -> None:
    for key, value in source.head.items():
        _known(page, key)
        if key in STREAMS:
            page_value: Any = [(STREAMS[key], item) for item in value]
            setattr(page, key, page_value)
        elif key == "examples":
            setattr(page, key, [("query", item) for item in value])
        elif key == "issuers":
            page.issuers = "\n".join(value)
        else:
            setattr(page, key, value)
    _BODIES.get(type(page), _stream)(page, source.body, resolve)


def _known(page: Page, key: str) -> None:
    try:
        page._meta.get_field(key)  # noqa: SLF001 - Django's documented API
    except FieldDoesNotExist:
        msg = f"{type(page).__name__} has no field {key!r}"
        raise ValueError(msg) from None


def _stream(page: Page, body: str, resolve: markup.Resolve) -> None:
    if hasattr(page, "body"):
        _set_raw(page, "body", markup.to_blocks(body, resolve))


def _questions(page: Page, body: str, resolve: markup.Resolve) -> None:
    before, pairs = markup.by_heading(body)
    blocks = markup.to_blocks(before, resolve) if before else []
    for question, answer in pairs:
        value = {"question": question, "answer": markup.rich_text(answer, resolve)}
        blocks.append({"type": "question", "value": value})
    _set_raw(page, "body", blocks)


def _clauses(page: Page, body: str, resolve: markup.Resolve) -> None:
    """`## 4.1` opens the explanation of a clause, `Show: …` ends it."""
    before, pairs = markup.by_heading(body)
    _set_raw(page, "introduction", markup.to_blocks(before, resolve))
    notes = []
    for number, whole in pairs:
        text, _, show = whole.partition("\nShow: ")
        value = {
            "edition": page.edition_code,
            "number": number,
            "text": markup.rich_text(text, resolve),
            "show": show.strip(),
        }
        notes.append({"type": "clause", "value": value})
    _set_raw(page, "notes", notes)


def _notes(page: Page, body: str, resolve: markup.Resolve) -> None:
    _set_raw(page, "notes", markup.to_blocks(body, resolve))


def _set_raw(page: Page, name: str, raw: list[markup.Block]) -> None:
    block = page._meta.get_field(name).stream_block  # noqa: SLF001 - as above
    setattr(page, name, block.to_python(raw))


_BODIES: dict[type[Page], Callable[[Page, str, markup.Resolve], None]] = {
    FaqPage: _questions,
    StandardPage: _clauses,
    PolicyDocumentPage: _notes,
}


def resolver(pages: dict[tuple[str, str], int], language: str) -> markup.Resolve:
    """Pages become page links that follow a moved page; targets become addresses."""

    def resolve(link: str) -> str:
        scheme, _, rest = link.partition(":")
        if scheme == "page":
            pk = pages.get((rest, language))
            if pk is None:
                msg = f"no page {rest!r} in {language}"
                raise ValueError(msg)
            return f'linktype="page" id="{pk}"'
        if scheme == "to":
            address = targets.path_of(rest, language) or f"/{language}/"
            return f'href="{escape(address)}"'
        return f'href="{escape(link)}"'

    return resolve
