"""The pages of a case, for each side and for strangers, in both languages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from credit.cases.models import Appeal, Case, Objection, TipOff
from credit.events.models import CreditEvent, EventState
from tests.credit.cases.conftest import Desk

LANGUAGES = ["en", "zh-hans"]


def client_of(desk: Desk, name: str) -> Client:
    return desk.cast.client(getattr(desk.cast, name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_enterprise_files_a_complaint_in_the_browser(
    desk: Desk, language: str
) -> None:
    client = client_of(desk, "lin_wei")
    url = f"/{language}/cases/new/?about={desk.cast.haishi.ref}"
    page = client.get(url)
    assert page.status_code == 200
    assert desk.cast.haishi.ref in page.content.decode()

    sent = client.post(
        url,
        {
            "complainant": desk.cast.ningbo_tools.ref,
            "about": desk.cast.haishi.ref,
            "ground": "late",
            "text": "Nothing came since May.",
        },
    )

    case = Case.objects.get()
    assert sent.headers["Location"] == f"/{language}/cases/{case.ref}/"
    assert (
        "Nothing came since May."
        in client.get(sent.headers["Location"]).content.decode()
    )


def test_a_wrong_complaint_keeps_what_was_typed(desk: Desk) -> None:
    client = client_of(desk, "lin_wei")

    sent = client.post(
        "/en/cases/new/",
        {
            "complainant": desk.cast.ningbo_tools.ref,
            "about": "ORG-NOTHING",
            "ground": "late",
            "text": "Nothing came since May.",
        },
    )

    assert sent.status_code == 404
    assert "Nothing came since May." in sent.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize("name", ["stranger", "feng_bo", "gao_lei", "sun_qi"])
def test_strangers_to_a_case_get_404(desk: Desk, name: str) -> None:
    case = desk.investigated()

    assert client_of(desk, name).get(f"/en/cases/{case.ref}/").status_code == 404
    assert (
        client_of(desk, name).get(f"/en/institute/cases/{case.ref}/").status_code == 404
    )


def test_the_respondent_sees_nothing_before_it_is_told(desk: Desk) -> None:
    case = desk.filed()

    assert client_of(desk, "zhao_hai").get(f"/en/cases/{case.ref}/").status_code == 404


def test_a_party_cannot_open_the_institutes_pages(desk: Desk) -> None:
    case = desk.investigated()

    for slug in ("", "findings/"):
        url = f"/en/institute/cases/{case.ref}/{slug}"
        assert client_of(desk, "zhao_hai").get(url).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["lin_wei", "zhao_hai", "wang_min"])
@pytest.mark.parametrize("stage", ["investigated", "proposed", "served", "effective"])
def test_each_side_reads_its_page_at_each_stage(
    desk: Desk, language: str, name: str, stage: str
) -> None:
    case = getattr(desk, stage)()
    client = client_of(desk, name)
    side = "institute/" if name == "wang_min" else ""

    page = client.get(f"/{language}/{side}cases/{case.ref}/")

    assert page.status_code == 200
    assert case.ref in page.content.decode()


def test_notes_and_officers_are_for_the_institute_only(desk: Desk) -> None:
    from credit.cases.actions.add_note import add_note

    case = desk.investigated()
    add_note(ref=case.ref, text="Called the bank.", actor=desk.wang_min)

    ours = client_of(desk, "wang_min").get(f"/en/institute/cases/{case.ref}/")
    theirs = client_of(desk, "zhao_hai").get(f"/en/cases/{case.ref}/")

    assert "Called the bank." in ours.content.decode()
    assert "Wang Min" in ours.content.decode()
    assert "Called the bank." not in theirs.content.decode()
    assert "Wang Min" not in theirs.content.decode()


def test_officers_take_a_case_from_intake_to_service_in_the_browser(desk: Desk) -> None:
    case = desk.filed()
    first, second = client_of(desk, "wang_min"), client_of(desk, "wu_jie")
    their = client_of(desk, "zhao_hai")
    base = f"/en/institute/cases/{case.ref}"

    steps = [
        (first, f"{base}/accept/", {}),
        (first, f"{base}/investigation/", {}),
        (their, f"/en/cases/{case.ref}/answer/", {"text": "No."}),
        (first, f"{base}/findings/", {"findings": "It is so."}),
        (
            first,
            f"{base}/propose/",
            {
                "finding": "complaint_upheld",
                "severity": "general",
                "reasons": "Not kept.",
            },
        ),
        (their, f"/en/cases/{case.ref}/hearing/", {"wanted": "no"}),
        (second, f"{base}/decide/", {"seen": 1}),
        (first, f"{base}/serve/", {"way": "portal"}),
    ]
    for client, url, data in steps:
        assert client.get(url).status_code == 200, url
        assert client.post(url, data).status_code == 302, url

    assert desk.again(case).status == "served"


def test_a_step_that_no_longer_fits_is_409_with_a_sentence(desk: Desk) -> None:
    case = desk.investigated()

    sent = client_of(desk, "wang_min").post(f"/en/institute/cases/{case.ref}/accept/")

    assert sent.status_code == 409
    assert "The case has moved on" in sent.content.decode()


def test_a_step_without_its_reasons_is_422(desk: Desk) -> None:
    case = desk.filed()

    sent = client_of(desk, "wang_min").post(f"/en/institute/cases/{case.ref}/decline/")

    assert sent.status_code == 422
    assert desk.again(case).status == "submitted"


def test_the_mark_of_an_objection_is_there_when_the_page_answers(desk: Desk) -> None:
    desk.effective()
    event = desk.event()
    client = client_of(desk, "zhao_hai")
    url = f"/en/cases/records/{event.ref}/object/"
    assert client.get(url).status_code == 200

    sent = client.post(url, {"text": "The table was kept."})

    assert event.states.get().state == "objected"
    objection = Objection.objects.get()
    assert sent.headers["Location"] == f"/en/cases/reviews/{objection.ref}/"
    assert client.get(sent.headers["Location"]).status_code == 200
    assert client.post(url, {"text": "Again."}).status_code == 409
    assert EventState.objects.count() == 1


@pytest.mark.parametrize("what", ["object", "repair", "statement"])
def test_nobody_else_speaks_about_a_record(desk: Desk, what: str) -> None:
    desk.effective()
    event = desk.event()

    for name in ("stranger", "lin_wei"):
        url = f"/en/cases/records/{event.ref}/{what}/"
        assert client_of(desk, name).get(url).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_review_is_answered_in_the_browser(desk: Desk, language: str) -> None:
    case = desk.effective()
    client_of(desk, "zhao_hai").post(
        f"/en/cases/{case.ref}/appeal/", {"text": "Too hard."}
    )
    appeal = Appeal.objects.get()
    base = f"/{language}/institute/reviews/{appeal.ref}"
    third = client_of(desk, "li_na")
    fourth = desk.cast.client(desk.second_approver)
    assert third.get(f"{base}/").status_code == 200

    third.post(f"{base}/propose/", {"grants": "yes", "reasons": "The table was kept."})
    assert fourth.get(f"{base}/").status_code == 200
    fourth.post(f"{base}/decide/", {"seen": 1})

    assert desk.again(case).status == "annulled"
    assert CreditEvent.objects.get().states.last().state == "voided"


@pytest.mark.parametrize("language", LANGUAGES)
def test_decided_cases_are_public_only_while_publication_lasts(
    desk: Desk, client: Client, language: str
) -> None:
    case = desk.served()
    assert case.ref not in client.get(f"/{language}/cases/").content.decode()
    desk.to_next_deadline("cases.effect", case.ref)
    decision = desk.again(case).decision

    listed = client.get(f"/{language}/cases/").content.decode()
    assert decision.ref in listed
    assert desk.cast.ningbo_tools.name not in listed
    page = f"/{language}/cases/decisions/{decision.ref}/"
    assert client.get(page).status_code == 200

    desk.to_next_deadline("cases.publication", case.ref)
    assert client.get(page).status_code == 404
    assert decision.ref not in client.get(f"/{language}/cases/").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tip_off_needs_no_session_and_is_found_by_its_receipt(
    desk: Desk, client: Client, language: str
) -> None:
    url = f"/{language}/cases/tip-off/"
    assert client.get(url).status_code == 200

    sent = client.post(
        url,
        {"about": desk.cast.haishi.ref, "ground": "promise", "text": "They promise."},
    )

    tip = TipOff.objects.get()
    assert not sent.cookies
    assert tip.institute_ref == desk.cast.ningbo_institute.ref
    receipt = sent.context["receipt"]
    assert receipt.code not in tip.receipt_hash
    look_up = f"/{language}/cases/tip-off/receipt/"
    right = client.post(look_up, {"ref": receipt.ref, "code": receipt.code})
    wrong = client.post(look_up, {"ref": receipt.ref, "code": "1" * 16})
    assert "They promise." in right.content.decode()
    assert wrong.status_code == 404
    assert "They promise." not in wrong.content.decode()
    assert not right.cookies


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_answer_for_parties_and_officers(desk: Desk, language: str) -> None:
    case = desk.investigated()

    for name, url in (
        ("lin_wei", "cases/mine/"),
        ("zhao_hai", "cases/mine/"),
        ("wang_min", "institute/cases/"),
    ):
        page = client_of(desk, name).get(f"/{language}/{url}")
        assert page.status_code == 200
        assert case.ref in page.content.decode()
    assert client_of(desk, "stranger").get("/en/institute/cases/").status_code == 404


def test_a_complaint_with_a_refused_file_is_not_filed(desk: Desk) -> None:
    sent = client_of(desk, "lin_wei").post(
        "/en/cases/new/",
        {
            "complainant": desk.cast.ningbo_tools.ref,
            "about": desk.cast.haishi.ref,
            "ground": "late",
            "text": "Nothing came since May.",
            "file": SimpleUploadedFile("tool.exe", b"MZ"),
        },
    )

    assert sent.status_code == 422
    assert "Nothing came since May." in sent.content.decode()
    assert not Case.objects.exists()


def test_an_objection_with_a_refused_file_is_not_filed(desk: Desk) -> None:
    desk.effective()

    sent = client_of(desk, "zhao_hai").post(
        f"/en/cases/records/{desk.event().ref}/object/",
        {"text": "Wrong.", "file": SimpleUploadedFile("tool.exe", b"MZ")},
    )

    assert sent.status_code == 422
    assert not Objection.objects.exists()
    assert not desk.event().states.exists()
