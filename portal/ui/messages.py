"""How are the Chinese texts kept? One catalogue per app, compiled by Babel.

English is the source language. `update` extracts from Python and templates into
each app's `locale/zh_Hans/LC_MESSAGES/django.po`; portal.ui.compiled writes the .mo
files. No gettext tools are needed.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from portal.ui.compiled import LOCALE, catalogue_path, own_apps

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "_": None,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "gettext_noop": None,
    "pgettext_lazy": ((1, "c"), 2),
}


def read_catalogue(app: Path) -> Catalog:
    path = catalogue_path(app)
    if not path.exists():
        return Catalog(locale=LOCALE, domain="django")
    with path.open("rb") as handle:
        return read_po(handle, locale=LOCALE, domain="django")


def messages_of(app: Path) -> Iterator[tuple[str, int, Any, str | None]]:
    """(file, line, message or (one, many), context) of every marked text of the app."""
    nested = [
        other for other in own_apps() if other != app and other.is_relative_to(app)
    ]
    for path in sorted([*app.rglob("*.py"), *app.rglob("*.html"), *app.rglob("*.txt")]):
        if (
            any(path.is_relative_to(other) for other in nested)
            or "migrations" in path.parts
        ):
            continue
        text = path.read_text()
        source = text if path.suffix == ".py" else _flush_left(templatize(text))
        found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)
        for line, message, _comments, context in found:
            yield path.relative_to(app).as_posix(), line, message, context


def _flush_left(source: str) -> str:
    """Python reads the template's words, and would take its indents for blocks."""
    return "\n".join(line.lstrip() for line in source.split("\n"))


def untranslated() -> list[str]:
    """One line per marked text that has no Chinese yet."""
    lines = []
    for app in own_apps():
        known = read_catalogue(app)
        for file, line, message, context in messages_of(app):
            first = message[0] if isinstance(message, tuple) else message
            entry = known.get(first, context)
            string = entry.string if entry else ""
            texts = string if isinstance(string, (list, tuple)) else (string,)
            if not all(texts) or (entry and entry.fuzzy):
                lines.append(f"{app.name}/{file}:{line}: {first!r}")
    return lines


def disagreements() -> list[str]:
    """One block per text that two of our catalogues translate in different words.

    Django merges them all, so one app's word would be shown in the other: let them
    agree, or give one of the two uses a context.
    """
    told: dict[tuple[str | None, str], dict[str, list[str]]] = {}
    for app in own_apps():
        for message in read_catalogue(app):
            if not message.id or not message.string:
                continue
            several = isinstance(message.string, (list, tuple))
            chinese = " / ".join(message.string) if several else str(message.string)
            first = message.id if isinstance(message.id, str) else message.id[0]
            words = told.setdefault((message.context, first), {})
            where = [f"{app.name}/{file}" for file, _line in message.locations]
            words.setdefault(chinese, []).extend(where)
    return [
        "\n".join(
            [
                repr(text)
                if context is None
                else f"{text!r}, of the context {context!r}",
                *(
                    f"    {chinese}: {', '.join(files)}"
                    for chinese, files in words.items()
                ),
            ]
        )
        for (context, text), words in told.items()
        if len(words) > 1
    ]


def update() -> None:
    """Bring every catalogue in line with the sources; keeps what is translated."""
    for app in own_apps():
        template = Catalog()
        for file, line, message, context in messages_of(app):
            del line  # line numbers would make every change a conflict
            template.add(message, locations=[(file, 0)], context=context)
        if not len(template):
            continue
        catalogue = read_catalogue(app)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        path = catalogue_path(app)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as handle:
            write_po(
                handle,
                catalogue,
                width=88,
                sort_output=True,
                include_lineno=False,
                omit_header=True,
            )
