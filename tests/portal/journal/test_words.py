"""No words of people stand in the journal: refs, codes, numbers and days only.

Read off eight quarters of the demo, where nearly every kind of entry was recorded.
"""

import json
import re
from collections.abc import Iterator

import pytest

from portal.journal.models import EntryRow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_database")]
CODE = re.compile(r"[!-~]{0,64}")  # printable, no space; a sha256 is the longest
PUBLIC = {"CalendarDayEntered", "CalendarDayRemoved"}  # they name a published notice


def words(kind: str, body: object) -> Iterator[str]:
    """Where in the entry a text stands that is no code."""
    if isinstance(body, dict):
        for name, value in body.items():
            yield from words(f"{kind}.{name}", value)
    elif isinstance(body, list):
        for value in body:
            yield from words(kind, value)
    elif isinstance(body, str) and not CODE.fullmatch(body):
        yield kind


def test_entries_hold_codes_only() -> None:
    rows = EntryRow.objects.exclude(kind__in=PUBLIC).values_list("kind", "body")
    found = {at for kind, body in rows for at in words(kind, json.loads(body))}

    assert len({kind for kind, _body in rows}) > 60
    assert found == set()


@pytest.mark.parametrize("text", ["市场监管局", "two words", "x" * 65])
def test_words_would_be_seen(text: str) -> None:
    assert list(words("Said", {"by": "USR-1", "to": [{"whom": text}]})) == [
        "Said.to.whom"
    ]
