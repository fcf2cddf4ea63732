"""Wrong input gets a 4xx that names the field, keeps what was typed, changes nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.architecture.state import state
from tests.marketplace.engagements import given
from tests.marketplace.sourcing.world import list_everybody, publish
from tests.people import Cast, uscc

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]
NUL = "甲\0乙"
LONG = "长" * 1_000_000
KEPT = "我们写下的话"


@dataclass(frozen=True)
class Form:
    """A form that is right but for what a test changes in it."""

    who: str
    path: Callable[[Cast], str]
    typed: Callable[[Cast], dict[str, object]]
    text: str  # a field of free text
    wrong: dict[str, str] = field(default_factory=dict)  # a field -> a bad value


FORMS = {
    "register": Form(
        "stranger",
        lambda cast: "/en/register/organization/",
        lambda cast: {"name": KEPT, "uscc": uscc(901), "role": "enterprise"},
        "name",
        {"uscc": "１２３", "role": "institute", "region": "99"},
    ),
    "find": Form(
        "",
        lambda cast: "/en/find/details/",
        lambda cast: {"title": KEPT},
        "title",
        {"budget_max": "NaN", "budget_min": str(2**63), "edition": "nosuch"},
    ),
    "offering": Form(
        "zhao_hai",
        lambda cast: f"/en/my/organizations/{cast.haishi.ref}/offerings/new/",
        lambda cast: {
            "kind": "consulting",
            "title": KEPT,
            "written_in": "en",
            "is_nationwide": "on",
            "service_language": "zh",
        },
        "title",
        {"price_min": "9" * 5000, "free_from": "2026-02-30", "kind": "nosuch"},
    ),
    "complaint": Form(
        "lin_wei",
        lambda cast: "/en/cases/new/",
        lambda cast: {
            "complainant": cast.ningbo_tools.ref,
            "about": cast.haishi.ref,
            "ground": "quality",
            "text": KEPT,
        },
        "text",
        {"happened_on": "0000-00-00", "ground": "[]"},
    ),
    "tip-off": Form(
        "",
        lambda cast: "/en/cases/tip-off/",
        lambda cast: {"ground": "quality", "text": KEPT},
        "text",
        {"about": "ORG-NOSUCH", "ground": "{}"},
    ),
}


def client_for(cast: Cast, form: Form) -> Client:
    return cast.client(getattr(cast, form.who)) if form.who else Client()


def refused(cast: Cast, form: Form, changed: dict[str, object]) -> str:
    """The page of a refusal, after making sure that nothing changed."""
    client, path = client_for(cast, form), form.path(cast)
    before = state()
    answer = client.post(path, {**form.typed(cast), **changed})
    assert answer.status_code in {400, 404, 409, 422}, answer.status_code
    assert state() == before
    return answer.content.decode()


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("bad", [LONG, ""], ids=["too long", "empty"])
def test_a_text_that_cannot_be_kept_is_refused_at_its_field(
    cast: Cast, name: str, bad: str
) -> None:
    form = FORMS[name]
    if name == "find" and not bad:
        return  # every field of a request may be left empty

    page = refused(cast, form, {form.text: bad})

    assert f'id="id_{form.text}_error"' in page


@pytest.mark.parametrize("name", FORMS)
def test_a_nul_that_nobody_can_type_is_refused_at_the_door(
    cast: Cast, name: str
) -> None:
    form = FORMS[name]

    page = refused(cast, form, {form.text: NUL})

    assert f'id="id_{form.text}_error"' not in page


@pytest.mark.parametrize(
    ("name", "field_name"),
    [(name, wrong) for name, form in FORMS.items() for wrong in form.wrong],
)
def test_a_value_of_the_wrong_kind_is_refused_and_the_rest_kept(
    cast: Cast, name: str, field_name: str
) -> None:
    form = FORMS[name]

    page = refused(cast, form, {field_name: form.wrong[field_name]})

    assert f'id="id_{field_name}_error"' in page
    assert KEPT in page


UPLOADS = {
    "web page": ("report.pdf", b"<html><script>alert(1)</script></html>"),
    "picture that draws itself": ("a.svg", b"<svg onload='alert(1)'/>"),
    "empty": ("report.pdf", b""),
    "program": ("report.exe", b"MZ\x90\x00"),
}


@pytest.mark.parametrize("kind", UPLOADS)
def test_a_delivery_of_a_file_that_is_not_accepted_is_refused(
    cast: Cast, kind: str
) -> None:
    milestone = given.milestone(given.active(cast))
    before = state()
    file = SimpleUploadedFile(*UPLOADS[kind])

    answer = cast.client(cast.zhao_hai).post(
        f"/en/milestones/{milestone.ref}/deliver/", {"file": file, "note": KEPT}
    )

    assert answer.status_code == 422
    assert state() == before
    assert KEPT in answer.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/en/requests/?after=",
        "/en/engagements/?after=",
        "/en/certifications/?after=",
        "/en/inbox/?after=",
        "/en/cases/mine/?after=",
        "/en/search/?after=",
        "/en/organizations/?order=",
        "/en/organizations/?price_max=",
        "/en/cases/?after=",
    ],
)
@pytest.mark.parametrize(
    "bad", ["abc", "²", "-1", "1e309", "9" * 5000, str(2**63), "sNaN", "rel__password"]
)
def test_a_page_key_that_makes_no_sense_breaks_no_list(
    cast: Cast, path: str, bad: str
) -> None:
    answer = cast.client(cast.zhao_hai).get(path + bad)

    assert answer.status_code in {200, 400, 404, 422}


@pytest.mark.parametrize("path", ["/en/search/?q=%00", "/en/engagements/a%00b/"])
def test_a_nul_in_an_address_is_refused_at_the_door(cast: Cast, path: str) -> None:
    assert cast.client(cast.zhao_hai).get(path).status_code == 400


@pytest.mark.parametrize("seen", ["x", "=", "PER-1=abc", "a=1=2", "a=" + "9" * 5000])
def test_shares_that_were_never_shown_cannot_be_agreed_to(
    cast: Cast, seen: str
) -> None:
    engagement = given.active(cast)
    before = state()

    answer = cast.client(cast.zhao_hai).post(
        f"/en/engagements/{engagement.ref}/shares/", {"agree": "yes", "seen": seen}
    )

    assert answer.status_code == 409
    assert state() == before


def test_a_registration_sent_twice_makes_one_organization(cast: Cast) -> None:
    form, client = FORMS["register"], cast.client(cast.stranger)
    typed, path = form.typed(cast), form.path(cast)
    assert client.post(path, typed).status_code == 302
    after_one = state()

    again = client.post(path, typed)

    assert again.status_code == 409
    assert state() == after_one


def test_a_complaint_sent_twice_makes_one_case(cast: Cast) -> None:
    form, client = FORMS["complaint"], cast.client(cast.lin_wei)
    typed, path = form.typed(cast), form.path(cast)
    assert client.post(path, typed).status_code == 302
    after_one = state()

    again = client.post(path, typed)

    assert again.status_code == 409
    assert state() == after_one


def test_an_invitation_sent_twice_counts_once(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    client = cast.client(cast.lin_wei)
    path, typed = f"/en/requests/{request.ref}/invite/", {"provider": cast.haishi.ref}
    client.post(path, typed)
    after_one = state()

    client.post(path, typed)

    assert state() == after_one
