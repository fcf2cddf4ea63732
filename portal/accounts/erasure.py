"""Who helps to erase a person? Each app blanks or strikes its own fields (portal.wiring).

What a person wrote in their own words is blanked. What belongs to a firm or a case
(a request, a contract, a record) stays, and the person's values are struck out of it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
STRUCK = "[…]"
SHORTEST = 2


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Whom to erase. `values` are the texts that must be found nowhere afterwards."""

    user_ref: str  # '' when nobody claimed the person
    person_ref: str  # '' when the user is no practitioner
    values: tuple[str, ...]
    # Names that another person bears too: in a free text they may mean that one.
    shared: frozenset[str] = frozenset()

    @property
    def refs(self) -> list[str]:
        return [ref for ref in (self.user_ref, self.person_ref) if ref]

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Latin letters and digits need a boundary: "Li" stands inside other words."""
        values = [v for v in self.values if v not in self.shared and len(v) >= SHORTEST]
        parts = [
            rf"(?<![0-9A-Za-z]){re.escape(value)}(?![0-9A-Za-z])"
            if value.isascii()
            else re.escape(value)
            for value in sorted(values, key=len, reverse=True)
        ]
        return re.compile("|".join(parts), re.IGNORECASE) if parts else None

    def struck(self, value: Any) -> Any:
        """The text, list or mapping without the person's values."""
        if self.pattern is None:
            return value
        if isinstance(value, str):
            return self.pattern.sub(STRUCK, value)
        if isinstance(value, list):
            return [self.struck(one) for one in value]
        if isinstance(value, dict):
            return {key: self.struck(one) for key, one in value.items()}
        return value


Eraser = Callable[[Subject], None]
_erasers: Sequence[Eraser] = ()


def install(erasers: Sequence[Eraser]) -> None:
    global _erasers
    _erasers = erasers


def run(subject: Subject) -> None:
    for eraser in _erasers:
        eraser(subject)


def strike(rows: QuerySet[M], subject: Subject, *fields: str) -> int:
    """Strike the person's values out of these fields; how many rows changed.

    Every row is read: JSON escapes what is not ASCII, so the database cannot look.
    """
    changed = {}
    for row in rows.only("pk", *fields).iterator():
        before = {field: getattr(row, field) for field in fields}
        after = {field: subject.struck(value) for field, value in before.items()}
        if after != before:
            changed[row.pk] = after
    for key, values in changed.items():
        rows.model._default_manager.filter(pk=key).update(**values)  # noqa: SLF001
    return len(changed)
