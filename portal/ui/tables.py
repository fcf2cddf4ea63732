"""How does a table's cell know its column on a phone, where the head is hidden?

The component `c-table` hands its rows through here: every cell after the first takes
its column's heading as `data-label`, unless the template gave it one or the row is not
plain (spans). So no template can forget it.
"""

import re
from html import unescape

from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

HEAD = re.compile(r"<thead.*?</thead>", re.DOTALL)
HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
ROW = re.compile(r"<tr\b[^>]*>.*?</tr>", re.DOTALL)
CELL = re.compile(r"<(t[dh])\b([^>]*)>")
SPAN = re.compile(r"\b(col|row)span=")
HIDDEN = "visually-hidden"


def labelled(rows: str) -> SafeString:
    """The rows of one table, their cells labelled."""
    head = HEAD.search(rows)
    if head is None or rows.count("<table") or SPAN.search(rows):
        return mark_safe(rows)  # noqa: S308 - a rendered template
    labels = [
        "" if HIDDEN in text else " ".join(unescape(strip_tags(text)).split())
        for text in HEADING.findall(head.group())
    ]
    body = ROW.sub(lambda row: _labelled_row(row.group(), labels), rows[head.end() :])
    return mark_safe(rows[: head.end()] + body)  # noqa: S308 - escaped above


def _labelled_row(row: str, labels: list[str]) -> str:
    columns = iter(range(len(labels)))

    def cell(found: re.Match[str]) -> str:
        column = next(columns, 0)
        name, attributes = found.groups()
        if name == "th" or not column or not labels[column]:
            return found.group()
        if "data-label" in attributes:
            return found.group()
        return f'<td{attributes} data-label="{escape(labels[column])}">'

    return CELL.sub(cell, row)
