"""No list asks the database more often when it has more rows."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.ui.templatetags import portal as _tags  # noqa: F401 - loaded before counting
from tests.architecture.list_rows import LISTS, Row
from tests.people import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]
FIGURES = Path(__file__).with_name("query_counts.json")
SIZES = (1, 10, 50)


def queries_of(cast: Cast, row: Row) -> int:
    client = cast.client(getattr(cast, row.who)) if row.who else Client()
    path = row.path.format(haishi=cast.haishi.ref)
    client.get(path)  # what is kept per process is read now
    with CaptureQueriesContext(connection) as captured:  # type: ignore[arg-type]
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_takes_as_many_queries_for_50_rows_as_for_one(
    cast: Cast, name: str, frozen_clock: object
) -> None:
    row = LISTS[name]
    row.first(cast)
    counts, rows = [], 0
    for size in SIZES:
        while rows < size:
            row.add(cast)
            rows += 1
        counts.append(queries_of(cast, row))

    assert len(set(counts)) == 1, (
        f"{name}: {dict(zip(SIZES, counts, strict=True))} queries by rows. Something "
        "is read row by row: find it in the captured queries, then select_related, "
        "prefetch_related, or read all of it by ref before the loop."
    )
    if connection.vendor == "sqlite":
        figure = json.loads(FIGURES.read_text())[name]
        assert counts[0] <= figure, (
            f"{name} takes {counts[0]} queries, {FIGURES.name} says {figure}. Say in "
            "the commit what the page needs them for, and write the new figure down."
        )


def test_every_figure_belongs_to_a_list() -> None:
    assert json.loads(FIGURES.read_text()).keys() == LISTS.keys()
