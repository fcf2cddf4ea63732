"""A subject's own list of public records, and lists that cost the same at any length."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from credit.cases.actions.attach_statement import attach_statement
from credit.events.record import Fact, record
from portal.agreements.load import load_texts
from tests.credit.cases.conftest import Desk


def add_events(desk: Desk, count: int, start: int = 0) -> None:
    for number in range(start, start + count):
        record(
            Fact(
                subject=desk.cast.haishi.ref,
                source_class="milestone",
                kind="milestone_late",
                valid_from=desk.clock.moment,
                source_entry=f"ENG-{number}#1",
            )
        )


def queries_of(desk: Desk, name: str, url: str) -> int:
    client = desk.cast.client(getattr(desk.cast, name))
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_subject_sees_its_records_and_what_it_can_do(
    desk: Desk, language: str
) -> None:
    load_texts()
    desk.effective("minor")
    ref = desk.event().ref
    client = desk.cast.client(desk.cast.zhao_hai)

    page = client.get(f"/{language}/cases/records/").content.decode()

    for what in ("object", "repair", "statement"):
        url = f"/{language}/cases/records/{ref}/{what}/"
        assert url in page
        assert client.get(url).status_code == 200
    other = desk.cast.client(desk.cast.feng_bo).get(f"/{language}/cases/records/")
    assert ref not in other.content.decode()


def test_a_statement_is_published_in_the_browser(desk: Desk) -> None:
    desk.effective()
    ref = desk.event().ref
    client = desk.cast.client(desk.cast.zhao_hai)

    assert (
        client.post(f"/en/cases/records/{ref}/statement/", {"text": ""}).status_code
        == 422
    )
    sent = client.post(
        f"/en/cases/records/{ref}/statement/", {"text": "We paid it back."}
    )

    assert sent.status_code == 302
    entry = attach_statement(event_ref=ref, text="Twice.", actor=desk.zhao_hai).entry
    assert (entry.stream, entry.text.subject) == (ref, desk.cast.haishi.ref)


def test_an_upheld_objection_disappears_from_the_list(desk: Desk) -> None:
    desk.effective("minor")
    client = desk.cast.client(desk.cast.zhao_hai)
    ref = desk.event().ref
    from credit.events.record import change_state

    change_state(
        event_ref=ref,
        state="voided",
        valid_from=desk.clock.moment,
        source_entry="OBJ-1#9",
    )

    assert ref not in client.get("/en/cases/records/").content.decode()


def test_lists_need_the_same_queries_at_1_and_10_rows(desk: Desk) -> None:
    add_events(desk, 1)
    desk.filed()
    lists = [
        ("zhao_hai", "/en/cases/records/"),
        ("lin_wei", "/en/cases/mine/"),
        ("wang_min", "/en/institute/cases/"),
    ]
    before = [queries_of(desk, *one) for one in lists]

    add_events(desk, 9, start=1)
    for ground in ("late", "quality", "promise", "data", "other"):
        desk.filed(ground=ground)

    assert [queries_of(desk, *one) for one in lists] == before
