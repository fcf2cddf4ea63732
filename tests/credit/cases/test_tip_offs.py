"""A tip-off: nothing leads to its sender, and its words never to the respondent."""

import pytest
from django.db import connection
from django.test import Client

from credit.cases.actions.add_to_tip_off import add_to_tip_off
from credit.cases.actions.close_tip_off import close_tip_off
from credit.cases.actions.forward_tip_off import forward_tip_off
from credit.cases.actions.open_tip_off import open_tip_off
from credit.cases.actions.submit_tip_off import Receipt, submit_tip_off
from credit.cases.actions.triage_tip_off import triage_tip_off
from credit.cases.models import TipOff
from credit.cases.texts import last_text
from portal.journal.models import EntryRow
from portal.kernel.errors import NotAllowed, NotFound, WrongState
from tests.credit.cases.conftest import Desk

WORDS = "They promise the certificate in a week."


@pytest.fixture
def receipt(desk: Desk) -> Receipt:
    return submit_tip_off(ground="promise", text=WORDS, about_ref=desk.cast.haishi.ref)


def test_no_table_holds_words_code_or_sender(desk: Desk, client: Client) -> None:
    sent = client.post(
        "/en/cases/tip-off/",
        {"about": desk.cast.haishi.ref, "ground": "promise", "text": WORDS},
        REMOTE_ADDR="203.0.113.77",
        headers={"user-agent": "Planted-Browser/9"},
    )
    code = sent.context["receipt"].code

    planted = [WORDS, code, "203.0.113.77", "Planted-Browser"]
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own tables
            content = str(cursor.fetchall())
            found += [(table, value) for value in planted if value in content]
    assert found == []
    assert EntryRow.objects.get(kind="TipOffReceived").actor == "anonymous"


def filled(client: Client, **more: str) -> dict[str, str]:
    form = client.get("/en/cases/tip-off/")
    assert "no-store" in form.headers["Cache-Control"]
    nonce = form.context["form"]["nonce"].value()
    assert f'value="{nonce}"' in form.content.decode()
    return {"ground": "promise", "text": WORDS, "nonce": nonce, **more}


def test_a_double_click_sends_one_tip_off_and_shows_one_receipt(
    desk: Desk, client: Client
) -> None:
    data = filled(client)

    first, second = (client.post("/en/cases/tip-off/", data) for _time in range(2))

    assert first.context["receipt"] == second.context["receipt"]
    tip = TipOff.objects.get()
    assert tip.ref == first.context["receipt"].ref
    assert EntryRow.objects.filter(kind="TipOffReceived").count() == 1
    code = second.context["receipt"].code
    add_to_tip_off(ref=tip.ref, code=code, text="More.")
    assert data["nonce"] not in str(vars(tip))


def test_other_words_or_another_form_are_another_tip_off(
    desk: Desk, client: Client
) -> None:
    data = filled(client)
    answers = [
        client.post("/en/cases/tip-off/", sent)
        for sent in (
            data,
            data | {"text": "Something else."},
            data | {"nonce": filled(client)["nonce"]},
            data | {"nonce": ""},
            data | {"nonce": ""},
        )
    ]
    refused = client.post("/en/cases/tip-off/", data | {"nonce": "short"})
    assert refused.status_code == 422
    assert "Open the page again." in refused.content.decode()
    assert TipOff.objects.count() == len(answers)
    assert len({answer.context["receipt"].code for answer in answers}) == len(answers)


def test_only_the_receipt_adds_to_it(desk: Desk, receipt: Receipt) -> None:
    with pytest.raises(NotFound):
        add_to_tip_off(ref=receipt.ref, code="0" * 16, text="More.")

    add_to_tip_off(ref=receipt.ref, code=receipt.code, text="More.")

    assert last_text(receipt.ref, "TipOffAdded", "text") == "More."


def test_a_case_after_a_tip_off_shows_the_respondent_none_of_its_words(
    desk: Desk, receipt: Receipt
) -> None:
    triage_tip_off(ref=receipt.ref, actor=desk.wang_min)

    case = open_tip_off(
        ref=receipt.ref, respondent_ref=desk.cast.haishi.ref, actor=desk.wang_min
    )

    page = desk.cast.client(desk.cast.zhao_hai).get(f"/en/cases/{case.ref}/")
    assert page.status_code == 200
    assert WORDS not in page.content.decode()
    assert receipt.ref not in page.content.decode()
    assert desk.cast.client(desk.cast.zhao_hai).get(
        f"/en/institute/tip-offs/{receipt.ref}/"
    ).status_code == (404)


def test_its_words_are_erased_90_days_after_closing(
    desk: Desk, receipt: Receipt
) -> None:
    triage_tip_off(ref=receipt.ref, actor=desk.wang_min)
    close_tip_off(ref=receipt.ref, note="Nothing found.", actor=desk.wang_min)
    assert last_text(receipt.ref, "TipOffReceived", "text") == WORDS

    desk.to_next_deadline("cases.tip_erase", receipt.ref)

    assert last_text(receipt.ref, "TipOffReceived", "text") == ""
    assert TipOff.objects.get().status == "closed"


def test_a_tip_off_is_triaged_before_it_is_closed(desk: Desk, receipt: Receipt) -> None:
    with pytest.raises(WrongState):
        close_tip_off(ref=receipt.ref, note="No.", actor=desk.wang_min)

    assert TipOff.objects.get().status == "received"


def test_officers_of_another_institute_do_not_touch_it(
    desk: Desk, receipt: Receipt
) -> None:
    with pytest.raises(NotAllowed):
        triage_tip_off(ref=receipt.ref, actor=desk.gao_lei)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_an_officer_works_through_a_tip_off_in_the_browser(
    desk: Desk, receipt: Receipt, language: str
) -> None:
    client = desk.cast.client(desk.cast.wang_min)
    base = f"/{language}/institute/tip-offs/{receipt.ref}"
    for slug, data in (
        ("triage", {}),
        ("write", {"text": "When was that?"}),
        ("close", {"note": "Nothing found."}),
    ):
        assert client.get(f"{base}/").status_code == 200
        assert client.post(f"{base}/{slug}/", data).status_code == 302

    assert TipOff.objects.get().status == "closed"


def test_the_authority_it_goes_to_stands_sealed_in_the_journal(
    desk: Desk, receipt: Receipt
) -> None:
    triage_tip_off(ref=receipt.ref, actor=desk.wang_min)

    forward_tip_off(ref=receipt.ref, authority="公安机关", actor=desk.wang_min)

    row = EntryRow.objects.get(stream=receipt.ref, kind="TipOffForwarded")
    assert row.body == "{}"
    assert last_text(receipt.ref, "TipOffForwarded", "authority") == "公安机关"
