"""How does the plain text of a content file become blocks?

Pure: text in, raw stream data out. A small dialect on purpose: headings, paragraphs,
lists, tables, links, bold, and fenced blocks (`:::caution Title`, `:::figures`,
`:::steps`, `:::door`). Links name `page:<path>`, `to:<target>` or an https address;
`resolve` turns the first two into attributes of the link.
"""

import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from operator import itemgetter
from typing import Any

Block = dict[str, Any]
Resolve = Callable[[str], str]  # "page:guidance" -> 'linktype="page" id="3"'
NOTICES = ("info", "good", "caution")
FENCE = ":::"
PLAIN = ("text", "table")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITEM = re.compile(r"^(?:-|\d+\.) +")
_HEADING = re.compile(r"^(#{2,3}) +(.+)$")


def inline(text: str, resolve: Resolve) -> str:
    """Bold and links; everything else is escaped."""
    spelled = _BOLD.sub(r"<b>\1</b>", escape(text, quote=False))
    return _LINK.sub(lambda m: f"<a {resolve(m[2])}>{m[1]}</a>", spelled)


def rich_text(text: str, resolve: Resolve) -> str:
    """Headings, lists and paragraphs of one text block."""
    return "".join(_chunk(chunk, resolve) for chunk in _paragraphs(text))


def to_blocks(text: str, resolve: Resolve) -> list[Block]:
    """The whole body; neighbouring paragraphs share one text block."""
    return [
        _block(kind, argument, lines, resolve) for kind, argument, lines in _parts(text)
    ]


def by_heading(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first `## `, then (heading, text) pairs."""
    pieces = re.split(r"(?m)^## +(.+)$", text)
    pairs = zip(pieces[1::2], pieces[2::2], strict=True)
    return pieces[0].strip(), [(title.strip(), body.strip()) for title, body in pairs]


def _parts(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """(kind, argument, lines): fenced blocks, tables, and the text between them."""
    for (_number, kind, argument), group in groupby(_tagged(text), itemgetter(0)):
        lines = [line for _key, line in group]
        if any(line.strip() for line in lines):
            yield kind, argument, lines


def _tagged(text: str) -> Iterator[tuple[tuple[int, str, str], str]]:
    """Each line with the part that it belongs to: (its number, kind, argument)."""
    number, kind, argument = 0, "text", ""
    for line in text.strip().splitlines():
        if kind not in PLAIN:  # inside a fence
            if line.strip() == FENCE:
                number, kind = number + 1, "text"
            else:
                yield (number, kind, argument), line
            continue
        opens, said = _opens(line)
        number, kind, argument = number + (opens != kind), opens, said
        if kind in {*PLAIN, "door"}:
            yield (number, kind, argument), line
        if kind == "door":  # one line, closes itself
            number, kind = number + 1, "text"
    if kind not in PLAIN:
        msg = f"the block {FENCE}{kind} is never closed"
        raise ValueError(msg)


def _opens(line: str) -> tuple[str, str]:
    """What a line outside a fence begins, and the fence's argument."""
    if line.startswith(FENCE):
        kind, _, argument = line.removeprefix(FENCE).strip().partition(" ")
        return kind, argument
    return ("table" if line.startswith("|") else "text"), ""


def _block(kind: str, argument: str, lines: list[str], resolve: Resolve) -> Block:
    if kind in NOTICES:
        html = rich_text("\n".join(lines), resolve)
        return _typed("notice", {"kind": kind, "title": argument, "text": html})
    if kind == "table":
        return _typed("table", _table(lines, argument, resolve))
    if kind == "figures":
        return _rows("figures", lines, ("label", "value", "as_of", "source"))
    if kind == "steps":
        return _rows("steps", lines, ("label", "title", "note"))
    if kind == "door":
        return _typed("door", fields(argument, ("target", "title", "text", "button")))
    return _typed("text", rich_text("\n".join(lines), resolve))


def fields(line: str, names: tuple[str, ...]) -> dict[str, str]:
    """`a | b | c` as a dict; what is not given is empty."""
    values = [value.strip() for value in line.split("|")]
    return {n: values[i] if i < len(values) else "" for i, n in enumerate(names)}


def _rows(kind: str, lines: list[str], names: tuple[str, ...]) -> Block:
    items = [fields(line, names) for line in lines if line.strip()]
    return _typed(kind, [{"type": "item", "value": item} for item in items])


def _table(lines: list[str], caption: str, resolve: Resolve) -> Block:
    rows = [
        [c.strip() for c in line.strip().strip("|").split("|")]
        for line in lines
        if line
    ]
    head, body = rows[0], [row for row in rows[1:] if set("".join(row)) - set("-: ")]
    return {
        "caption": caption,
        "columns": [{"type": "text", "heading": name} for name in head],
        "rows": [
            {"values": [f"<p>{inline(cell, resolve)}</p>" for cell in row]}
            for row in body
        ],
    }


def _typed(kind: str, value: Any) -> Block:
    return {"type": kind, "value": value}


def _paragraphs(text: str) -> Iterator[list[str]]:
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line.rstrip() for line in part.splitlines() if line.strip()]
        while lines and _HEADING.match(lines[0]):
            yield [lines.pop(0)]
        if lines:
            yield lines


def _chunk(lines: list[str], resolve: Resolve) -> str:
    if heading := _HEADING.match(lines[0]):
        level = len(heading[1])
        return f"<h{level}>{inline(heading[2], resolve)}</h{level}>"
    if _ITEM.match(lines[0]):
        tag = "ul" if lines[0].startswith("-") else "ol"
        items = "".join(f"<li>{inline(item, resolve)}</li>" for item in _items(lines))
        return f"<{tag}>{items}</{tag}>"
    return f"<p>{inline(_joined(lines), resolve)}</p>"


def _items(lines: list[str]) -> list[str]:
    """A line that starts no item continues the one before."""
    items: list[str] = []
    for line in lines:
        if _ITEM.match(line):
            items.append(_ITEM.sub("", line))
        else:
            items[-1] = _joined([items[-1], line.strip()])
    return items


def _joined(lines: list[str]) -> str:
    """Chinese lines join without a space, others with one."""
    whole = lines[0]
    for line in lines[1:]:
        is_wide = ord(whole[-1]) > 0x2E7F or ord(line[0]) > 0x2E7F  # noqa: PLR2004 - CJK
        whole += line if is_wide else f" {line}"
    return whole
