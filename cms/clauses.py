"""How do a standard's clauses meet our explanations?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from portal.reference import queries as reference


@dataclass(frozen=True)
class ExplainedClause:
    number: str
    title: str
    other_title: str  # in the other language, for people who compare documents
    other_language: str
    text: Any  # rich text, or None where we have not explained it yet
    show: str
    children: tuple["ExplainedClause", ...]


def explained(edition: str, notes: Iterable[Any]) -> list[ExplainedClause]:
    """The clause tree of the edition with the notes of the page laid over."""
    by_number = {
        block.value["number"]: block.value
        for block in notes
        if block.value["edition"] == edition
    }
    return [_explain(node, by_number) for node in reference.clause_tree(edition)]


def _explain(
    node: reference.ClauseNode, notes: Mapping[str, Mapping[str, Any]]
) -> ExplainedClause:
    note = notes.get(node.number, {})
    is_chinese = reference.is_chinese()
    return ExplainedClause(
        number=node.number,
        title=node.label,
        other_title=node.title_en if is_chinese else node.title,
        other_language="en" if is_chinese else "zh-Hans",
        text=note.get("text"),
        show=note.get("show", ""),
        children=tuple(_explain(child, notes) for child in node.children),
    )


def edition_rows(page: Page) -> list[dict[str, Any]]:
    """Each edition with its dates and, where there is one, our page about it."""
    pages = {
        child.specific.edition_code: child.url
        for child in page.get_children().live().specific()
    }
    return [
        {"edition": e, "url": pages.get(e.code, ""), "is_current": e.valid_to is None}
        for e in reference.editions()
    ]


def transition_rows() -> list[dict[str, Any]]:
    words = "zh" if reference.is_chinese() else "en"
    return [
        {"on": row["on"], "text": row[words], "source": row["source"]}
        for row in reference.transitions()
    ]
