"""Which words of a text were looked for? Escape first, mark after."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search import analysis

SPAN = 160  # characters of a snippet


def highlight(text: str, query: str) -> SafeString:
    """The text, escaped, with the found words in <mark>."""
    wanted = set(analysis.query_tokens(query))
    marked = [False] * len(text)
    lowered = text.lower()
    if wanted and len(lowered) == len(text):
        for match in analysis.PIECE.finditer(lowered):
            _mark_piece(match, wanted, marked)
    parts = []
    for flag, run in _runs(text, marked):
        parts.append(f"<mark>{escape(run)}</mark>" if flag else str(escape(run)))
    return mark_safe("".join(parts))  # noqa: S308 - each run was escaped above


def snippet(text: str, query: str) -> SafeString:
    """The part of the text around the first found word, marked."""
    first = next(
        (
            m.start()
            for m in analysis.PIECE.finditer(text.lower())
            if set(analysis.index_tokens([m.group()]))
            & set(analysis.query_tokens(query))
        ),
        0,
    )
    start = max(0, first - SPAN // 3)
    cut = text[start : start + SPAN]
    before, after = "…" if start else "", "…" if start + SPAN < len(text) else ""
    return highlight(f"{before}{cut}{after}", query)


def _mark_piece(match: re.Match[str], wanted: set[str], marked: list[bool]) -> None:
    piece, start = match.group(), match.start()
    if analysis.HAN_RUN.match(piece):
        for i, char in enumerate(piece):
            pair = piece[i : i + 2]
            if pair in wanted:
                marked[start + i] = marked[start + i + 1] = True
            elif f"u:{char}" in wanted:
                marked[start + i] = True
    elif set(analysis.index_tokens([piece])) & wanted:
        marked[start : match.end()] = [True] * len(piece)


def _runs(text: str, marked: list[bool]) -> list[tuple[bool, str]]:
    runs: list[tuple[bool, str]] = []
    begin = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or marked[i] != marked[begin]:
            runs.append((marked[begin], text[begin:i]))
            begin = i
    return runs
