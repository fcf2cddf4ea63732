"""Who hears of a step, and who does not."""

import pytest

from credit.cases import telling
from credit.cases.actions.file_objection import file_objection
from portal import wiring
from portal.accounts.models import User
from portal.journal.entries import load
from portal.journal.models import EntryRow
from portal.notices.models import Notice
from portal.notices.send import render
from tests.credit.cases.conftest import Desk


def tell_all() -> None:
    for row in EntryRow.objects.order_by("pk"):
        recorded = load(row)
        if type(recorded.entry) in telling.TOLD:
            telling.tell(recorded)


def told(desk: Desk, name: str) -> list[str]:
    user = getattr(desk.cast, name)
    rows = Notice.objects.filter(user_ref=user.ref).order_by("pk")
    return list(rows.values_list("kind", flat=True))


def test_every_line_of_the_table_is_wired_to_its_entry() -> None:
    for entry in telling.TOLD:
        assert telling.tell in wiring.REACTIONS[entry], entry


def test_a_filed_complaint_is_told_to_the_institute_and_not_to_the_respondent(
    desk: Desk,
) -> None:
    desk.filed()

    tell_all()

    assert told(desk, "wang_min") == ["cases.filed"]
    assert told(desk, "lin_wei") == ["cases.received"]
    assert told(desk, "zhao_hai") == []


def test_both_sides_hear_of_the_decision(desk: Desk) -> None:
    desk.effective()

    tell_all()

    assert told(desk, "lin_wei")[-2:] == ["cases.served", "cases.effective"]
    assert told(desk, "zhao_hai")[-3:] == [
        "cases.hearing_asked",
        "cases.served",
        "cases.effective",
    ]


def test_an_objection_is_told_to_who_filed_it_and_to_the_institute(desk: Desk) -> None:
    desk.effective()
    file_objection(event_ref=desk.event().ref, text="Wrong.", actor=desk.zhao_hai)

    tell_all()

    assert told(desk, "zhao_hai")[-1] == "cases.review_received"
    assert told(desk, "li_na")[-1] == "cases.review_filed"


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_notice_has_a_subject_and_a_body(desk: Desk, language: str) -> None:
    user = User(language=language)
    for kind in {kind for line in telling.TOLD.values() for kind in line.values()}:
        notice = Notice(kind=f"cases.{kind}", ref="CMP-1", facts={"ref": "CMP-1"})
        subject, body = render(notice, user)
        assert "CMP-1" in subject
        assert body
