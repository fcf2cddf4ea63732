import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.accounts.actions.ask_to_join import ask_to_join
from portal.accounts.actions.contest_account import contest_account
from portal.accounts.actions.hand_in_authority import hand_in_authority
from portal.accounts.actions.invite_member import invite_member
from portal.accounts.models import (
    AccountContest,
    AuthorityRequest,
    JoinRequest,
    Membership,
)
from portal.parties.checks import record_check
from portal.parties.models import Party
from tests import people
from tests.people import Cast

LANGUAGES = ("en", "zh-hans")


@pytest.fixture(autouse=True)
def private_root(settings, tmp_path) -> None:
    settings.PRIVATE_FILES_ROOT = tmp_path


def pdf(name: str = "letter.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7 letter")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_own_page_opens_in_both_languages(cast: Cast, language: str) -> None:
    ref = cast.haishi.ref
    client = cast.client(cast.zhao_hai)
    for page in (
        "desk/",
        "my/profile/",
        "register/organization/",
        f"my/organizations/{ref}/",
        f"my/organizations/{ref}/authority/",
        f"my/organizations/{ref}/members/",
        f"my/organizations/{ref}/leave/",
        f"join/{cast.qiming.ref}/",
        f"contest/{cast.qiming.ref}/",
        "inbox/",
    ):
        assert client.get(f"/{language}/{page}").status_code == 200, page


def test_nobody_signed_in_is_sent_to_the_login(cast: Cast, client: Client) -> None:
    for page in ("desk/", "register/organization/", "inbox/", "institute/"):
        response = client.get(f"/en/{page}")
        assert response.status_code == 302
        assert "/account/login/" in response["Location"]


def test_registering_leads_to_the_letter(cast: Cast) -> None:
    response = cast.client(cast.stranger).post(
        "/en/register/organization/",
        {"uscc": people.uscc(901), "name": "宁波新芽", "role": "provider"},
    )
    party = Party.objects.get(uscc=people.uscc(901))
    assert response.status_code == 302
    assert response["Location"] == f"/en/my/organizations/{party.ref}/authority/"
    assert party.language == "zh-hans"


def test_registering_goes_on_to_where_the_visitor_came_from(cast: Cast) -> None:
    values = {"uscc": people.uscc(902), "name": "A", "role": "enterprise"}
    client = cast.client(cast.stranger)
    response = client.post(
        "/en/register/organization/", {**values, "next": "/en/requests/new/"}
    )
    assert response["Location"] == "/en/requests/new/"
    values["uscc"] = people.uscc(903)
    response = client.post(
        "/en/register/organization/", {**values, "next": "https://evil.example/"}
    )
    assert "evil" not in response["Location"]


def test_a_wrong_code_keeps_what_was_typed(cast: Cast) -> None:
    response = cast.client(cast.stranger).post(
        "/en/register/organization/",
        {"uscc": "91110000600037342L", "name": "Typed Name", "role": "enterprise"},
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "Typed Name" in page
    assert "at least one of the 18" in page


def test_a_taken_code_offers_to_join_or_to_contest(cast: Cast) -> None:
    before = Party.objects.count()
    response = cast.client(cast.stranger).post(
        "/en/register/organization/",
        {"uscc": cast.haishi.uscc, "name": "Other", "role": "provider"},
    )
    page = response.content.decode()
    assert response.status_code == 409
    assert f"/en/join/{cast.haishi.ref}/" in page
    assert f"/en/contest/{cast.haishi.ref}/" in page
    assert Party.objects.count() == before


def test_joining_through_the_pages(cast: Cast) -> None:
    cast.client(cast.stranger).post(f"/en/join/{cast.haishi.ref}/", {"message": "R&D"})
    asked = JoinRequest.objects.get()
    owner = cast.client(cast.zhao_hai)
    page = owner.get(f"/en/my/organizations/{cast.haishi.ref}/members/")
    assert "Tang Yi" in page.content.decode()
    assert "asks to join" in owner.get("/en/desk/").content.decode()
    answer = {"answer": "yes"}
    assert owner.post(f"/en/my/joins/{asked.ref}/", answer).status_code == 302
    assert owner.post(f"/en/my/joins/{asked.ref}/", answer).status_code == 409
    assert Membership.objects.filter(user=cast.stranger, until=None).count() == 1


def test_members_without_the_right_get_403_and_strangers_404(cast: Cast) -> None:
    asked = ask_to_join(
        party_ref=cast.ningbo_tools.ref, actor=cast.actor(cast.stranger)
    )
    url = f"/en/my/joins/{asked.ref}/"
    assert cast.client(cast.lin_wei).post(url, {"answer": "yes"}).status_code == 403
    assert cast.client(cast.feng_bo).post(url, {"answer": "yes"}).status_code == 404
    members = f"/en/my/organizations/{cast.ningbo_tools.ref}/members/"
    invite = {"email": "a@example.cn", "role": "member"}
    assert cast.client(cast.lin_wei).post(members, invite).status_code == 403
    for page in ("", "authority/", "members/", "leave/"):
        own = f"/en/my/organizations/{cast.ningbo_tools.ref}/{page}"
        assert cast.client(cast.stranger).get(own).status_code == 404


def test_a_person_without_organization_is_asked_to_register(cast: Cast) -> None:
    page = cast.client(cast.stranger).get("/en/desk/").content.decode()
    assert "Register your organization" in page


def test_the_desk_puts_the_letter_first_and_shows_the_standing(cast: Cast) -> None:
    Membership.objects.filter(user=cast.lin_wei).update(authority_until=None)
    client = cast.client(cast.lin_wei)
    page = client.get("/en/desk/").content.decode()
    assert "Show that you may speak for Ningbo Tools" in page
    assert "authority not yet checked" in page
    url = f"/en/my/organizations/{cast.ningbo_tools.ref}/authority/"
    assert client.post(url, {}).status_code == 422
    assert client.post(url, {"file": pdf()}).status_code == 302
    page = client.get("/en/desk/").content.decode()
    assert "letter waits for an officer" in page
    assert "Show that you may speak" not in page


def test_an_officer_answers_the_letter_once(cast: Cast) -> None:
    Membership.objects.filter(user=cast.lin_wei).update(authority_until=None)
    asked = hand_in_authority(
        party_ref=cast.ningbo_tools.ref, actor=cast.actor(cast.lin_wei), file=pdf()
    )
    url = f"/zh-hans/institute/authority/{asked.ref}/"
    assert cast.client(cast.gao_lei).get(url).status_code == 404
    assert cast.client(cast.lin_wei).get(url).status_code == 404
    officer = cast.client(cast.wang_min)
    assert officer.get(url).status_code == 200
    assert officer.post(url, {"is_confirmed": "yes"}).status_code == 422
    answer = {"is_confirmed": "yes", "note": "Seal compared."}
    assert officer.post(url, answer).status_code == 302
    assert officer.post(url, answer).status_code == 409
    asked = AuthorityRequest.objects.get()
    assert (asked.status, asked.decided_by) == ("accepted", cast.wang_min.ref)


def test_the_officer_compares_the_registered_name_on_the_english_page(
    cast: Cast,
) -> None:
    Membership.objects.filter(user=cast.lin_wei).update(authority_until=None)
    asked = hand_in_authority(
        party_ref=cast.ningbo_tools.ref, actor=cast.actor(cast.lin_wei), file=pdf()
    )
    url = f"/en/institute/authority/{asked.ref}/"
    page = cast.client(cast.wang_min).get(url).content.decode()
    register = page.split("What the register should say")[1]
    assert re.search(rf'lang="zh-Hans"\s*>{cast.ningbo_tools.name}<', register)
    assert cast.ningbo_tools.name_en not in register
    assert re.search(r'lang="en"\s*>Ningbo<', register)
    assert "宁波市" not in register


def test_the_account_page_names_the_region_in_the_page_s_language(cast: Cast) -> None:
    url = f"my/organizations/{cast.ningbo_tools.ref}/"
    client = cast.client(cast.lin_wei)
    assert '<span lang="en">Ningbo</span>' in client.get(f"/en/{url}").content.decode()
    assert "宁波市" in client.get(f"/zh-hans/{url}").content.decode()


def test_two_ways_to_show_authority_are_not_called_optional(cast: Cast) -> None:
    Membership.objects.filter(user=cast.lin_wei).update(authority_until=None)
    url = f"/en/my/organizations/{cast.ningbo_tools.ref}/authority/"
    assert "(optional)" not in cast.client(cast.lin_wei).get(url).content.decode()


def test_a_contested_account_needs_two_officers(cast: Cast) -> None:
    client = cast.client(cast.stranger)
    page = f"/en/contest/{cast.haishi.ref}/"
    assert client.post(page, {"grounds": "Ours."}).status_code == 422
    assert client.post(page, {"grounds": "Ours.", "file": pdf()}).status_code == 302
    url = f"/en/institute/accounts/{AccountContest.objects.get().ref}/"
    first, second = cast.client(cast.wang_min), cast.client(cast.wu_jie)
    proposal = {"outcome": "accepted", "reason": "The licence names her."}
    assert first.post(url, proposal).status_code == 302
    assert "a second officer decides" in first.get(url).content.decode()
    follow = {"answer": "follow"}
    assert first.post(f"{url}decision/", follow).status_code == 403
    assert second.post(f"{url}decision/", follow).status_code == 302
    assert second.get(url).status_code == 200
    assert cast.actor(cast.stranger).speaks_for(cast.haishi.ref)


def test_the_contester_is_told_once_and_asked_only_once(cast: Cast) -> None:
    for _ in range(2):
        contest_account(
            party_ref=cast.haishi.ref,
            grounds="Ours.",
            file=pdf(),
            actor=cast.actor(cast.stranger),
        )
    assert AccountContest.objects.count() == 1


def test_an_invitation_is_answered_by_its_address_only(cast: Cast) -> None:
    invitation = invite_member(
        party_ref=cast.haishi.ref,
        email=cast.stranger.email,
        actor=cast.actor(cast.zhao_hai),
    )
    url = f"/en/my/invitations/{invitation.ref}/"
    assert cast.client(cast.lin_wei).get(url).status_code == 404
    client = cast.client(cast.stranger)
    assert "invites you" in client.get("/en/desk/").content.decode()
    assert client.get(url).status_code == 200
    assert client.post(url, {"answer": "yes"}).status_code == 302
    assert client.post(url, {"answer": "yes"}).status_code == 409


def test_the_profile_keeps_what_was_typed_when_the_number_is_wrong(cast: Cast) -> None:
    client = cast.client(cast.lin_wei)
    values = {"name": "Lin W.", "language": "en", "mobile": "12"}
    response = client.post("/en/my/profile/", values)
    assert response.status_code == 422
    assert "Lin W." in response.content.decode()
    cast.lin_wei.refresh_from_db()
    assert cast.lin_wei.name == "Lin Wei"
    values["mobile"] = "13800138000"
    assert client.post("/en/my/profile/", values).status_code == 302


def test_the_export_holds_ones_own_data_only(cast: Cast) -> None:
    client = cast.client(cast.lin_wei)
    client.post(
        "/en/my/profile/",
        {"name": "Lin W.", "language": "en", "mobile": "13800138000"},
    )
    data = client.get("/en/my/data/").json()
    assert data["account"]["mobile"] == "+8613800138000"
    assert data["memberships"][0]["organization"] == cast.ningbo_tools.ref
    assert {"Lin W.", "+8613800138000"} <= {t["text"] for t in data["about_you"]}
    assert cast.zhao_hai.email not in str(data)


def test_the_last_owner_reads_why_leaving_is_refused(cast: Cast) -> None:
    people.join(cast.stranger, cast.haishi, "member")
    url = f"/en/my/organizations/{cast.haishi.ref}/leave/"
    response = cast.client(cast.zhao_hai).post(url)
    assert response.status_code == 409
    assert "last owner" in response.content.decode()


def test_the_desk_takes_the_same_queries_for_two_or_ten_organizations(
    cast: Cast,
) -> None:
    client = cast.client(cast.zhao_hai)
    client.get("/en/desk/")  # what is kept per process is read now
    numbers = []
    for serials in (range(1), range(1, 9)):
        for serial in serials:
            firm = people.organization(f"F{serial}", "", 700 + serial, "enterprise")
            people.join(cast.zhao_hai, firm, "owner", checked=False)
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/en/desk/").status_code == 200
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_own_checks_have_names_and_the_newest_of_each_stands_alone(cast: Cast) -> None:
    for _year in range(2):
        record_check(
            party_ref=cast.haishi.ref,
            what="code_of_conduct",
            result="confirmed",
            institute_ref=cast.ningbo_institute.ref,
            actor=cast.actor(cast.wang_min),
        )
    url = f"/zh-hans/my/organizations/{cast.haishi.ref}/"
    page = cast.client(cast.zhao_hai).get(url).content.decode()

    assert page.count("已签署自律公约") == 1
    assert "code_of_conduct" not in page


def test_a_text_too_long_is_counted_in_the_readers_words(cast: Cast) -> None:
    typed = {"uscc": "9" * 500, "name": "测" * 5000}
    page = cast.client(cast.zhao_hai).post("/zh-hans/register/organization/", typed)

    assert page.status_code == 422
    assert "最多 60 个字符，现在有 500 个。" in page.content.decode()
