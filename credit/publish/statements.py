"""What did the party itself say about an event? The newest statement stands beside it.

Statements are journal entries of `credit.cases`, which stands above; they are read by
their kind from the event's stream.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from credit.events.queries import NATURAL
from portal.journal import privacy
from portal.journal.models import PrivateText

KIND = "StatementAttached"


@dataclass(frozen=True, kw_only=True)
class Statement:
    text: str
    at: datetime
    is_of_person: bool

    @property
    def language(self) -> str:
        """Chinese where it holds a Chinese character."""
        is_chinese = any("\u4e00" <= char <= "\u9fff" for char in self.text)
        return "zh-hans" if is_chinese else "en"


def statements(event_refs: Iterable[str]) -> dict[str, Statement]:
    """Event ref → its newest statement; erased ones are absent. Two queries."""
    rows = list(
        PrivateText.objects.filter(
            entry__stream__in=list(event_refs), entry__kind=KIND, field="text"
        )
        .select_related("entry")
        .order_by("entry__number")
    )
    texts = privacy.unseal_many((row.subject, row.ciphertext) for row in rows)
    return {
        row.entry.stream: Statement(
            text=text,
            at=row.entry.recorded_at,
            is_of_person=row.subject.startswith(NATURAL),
        )
        for row, text in zip(rows, texts, strict=True)
        if text
    }
