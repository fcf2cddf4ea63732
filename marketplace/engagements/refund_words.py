"""How do the rows of a refund table read? In the words that were proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marketplace.sourcing.phases import refund_stages
from portal.ui import text


@dataclass(frozen=True)
class RefundRow:
    label: str
    percent: object


def refund_rows(table: Sequence[Mapping[str, object]]) -> list[RefundRow]:
    """A stage that the template does not know keeps its code."""
    words = {
        row.stage: row.title if text.is_chinese() else row.title_en
        for row in refund_stages()
    }
    return [
        RefundRow(words.get(str(row["stage"]), str(row["stage"])), row["percent"])
        for row in table
    ]
