"""The frame of every page, and what it says when it cannot answer."""

import json
import re
import warnings

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from portal.kernel import errors
from portal.ui import navigation, views
from portal.ui.middleware import ActionErrors, CachePolicy

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("lang", ["en", "zh-hans"])
def test_the_style_guide_answers_without_a_session(client: Client, lang: str) -> None:
    response = client.get(f"/{lang}/styleguide/")
    assert response.status_code == 200
    assert f'<html lang="{"zh-Hans" if lang == "zh-hans" else "en"}"' in (
        response.content.decode()
    )


def test_no_page_asks_for_an_inline_style(client: Client) -> None:
    html = client.get("/en/styleguide/").content.decode()
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\bsrc=)", html)


def test_the_chinese_page_is_chinese(client: Client) -> None:
    html = client.get("/zh-hans/styleguide/").content.decode()
    for words in ("信用等级", "还剩 8 个工作日", "证据不足", "知识产权服务与信用门户"):
        assert words in html


@pytest.mark.parametrize(
    ("status", "kept"), [(200, "public, max-age=60"), (500, "private, no-store")]
)
def test_no_cache_keeps_a_failure(status: int, kept: str) -> None:
    request = RequestFactory().get("/en/")

    response = CachePolicy(lambda _request: HttpResponse(status=status))(request)

    assert response["Cache-Control"] == kept


def test_a_lost_address_offers_ways_on(client: Client) -> None:
    response = client.get("/en/nowhere/")
    assert response.status_code == 404
    assert "There is nothing here" in response.content.decode()
    assert 'href="/en/guidance/"' in response.content.decode()


@pytest.mark.parametrize(
    ("error", "status", "heading"),
    [
        (errors.Invalid("The date lies in the past."), 422, "Something has to be"),
        (errors.NotAllowed("Only the owner may."), 403, "That is not open to you"),
        (errors.NotFound("No such request."), 404, "There is nothing here"),
        (errors.WrongState("It is closed."), 409, "This has moved on"),
    ],
)
def test_a_refusal_says_its_sentence_with_its_status(
    error: errors.PortalError, status: int, heading: str
) -> None:
    request = RequestFactory().get("/en/x/")
    with translation.override("en"):
        response = ActionErrors(lambda r: None).process_exception(request, error)
    assert response.status_code == status
    assert str(error.message) in response.content.decode()
    assert heading in response.content.decode()


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/api/v1/x", "*/*"),
        ("/en/x/", "application/json"),
        ("/cms/x/", "text/json, application/json"),
    ],
)
def test_a_program_gets_the_refusal_as_json(path: str, accept: str) -> None:
    request = RequestFactory().get(path, headers={"accept": accept})
    error = errors.Invalid("The date lies in the past.", field="day")

    response = ActionErrors(lambda r: None).process_exception(request, error)

    assert response is not None
    assert (response.status_code, json.loads(response.content)) == (
        422,
        {"message": "The date lies in the past.", "field": "day"},
    )


@pytest.mark.parametrize(
    ("view", "status"), [(views.bad_request, 400), (views.forbidden, 403)]
)
def test_plain_errors_have_a_page(view, status: int) -> None:
    request: HttpRequest = RequestFactory().get("/en/x/")
    failure = SuspiciousOperation() if status == 400 else PermissionDenied()
    assert view(request, failure).status_code == status


def test_an_old_form_is_told_so() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/en/account/login/", {"login": "a@example.org"})
    assert response.status_code == 403
    assert "This form has grown old" in response.content.decode()


def test_the_page_for_our_own_mistakes_needs_nothing() -> None:
    response = views.server_error(RequestFactory().get("/en/x/"))
    assert response.status_code == 500
    assert b"portal.css" in response.content


def test_the_active_tab_is_marked() -> None:
    with translation.override("en"):
        found = navigation.links("public", "/en/guidance/clause-8/")
    assert [link.label for link in found if link.active] == ["Guidance"]


def test_the_switch_keeps_address_and_query(client: Client) -> None:
    html = client.get("/en/styleguide/?theme=dark").content.decode()
    assert 'href="/zh-hans/styleguide/?theme=dark"' in html


@pytest.mark.parametrize("lang", ["en", "zh-hans"])
@pytest.mark.parametrize(
    "path", ["login/", "signup/", "password/reset/", "password/reset/done/"]
)
def test_account_pages_wear_the_portals_look(
    client: Client, lang: str, path: str
) -> None:
    html = client.get(f"/{lang}/account/{path}").content.decode()
    assert 'class="site-header"' in html
    assert html.count("<h1>") == 1


@pytest.mark.parametrize(
    "path",
    ["email/", "password/change/", "logout/", "2fa/", "sessions/"],
)
def test_a_person_manages_the_account_in_the_portals_look(
    client: Client, django_user_model, path: str
) -> None:
    user = django_user_model.objects.create_user("lin@example.org", "long enough pw")
    client.force_login(user)
    response = client.get(f"/en/account/{path}", follow=True)
    assert response.status_code == 200
    assert 'class="site-header"' in response.content.decode()


def test_a_wrong_password_is_said_beside_the_form(client: Client) -> None:
    response = client.post(
        "/en/account/login/", {"login": "a@example.org", "password": "wrong"}
    )
    assert "error-summary" in response.content.decode()
    assert "a@example.org" in response.content.decode()


def test_editors_forms_are_not_touched(client: Client, django_user_model) -> None:
    user = django_user_model.objects.create_superuser("ed@example.org", "long enough")
    client.force_login(user)
    html = client.get("/cms/users/new/").content.decode()
    assert "w-field" in html
    assert "field-emailinput" not in html


@pytest.mark.parametrize(
    ("lang", "subject", "words"),
    [
        ("en", "Set a new password", "It was not you?"),
        ("zh-hans", "重设密码", "不是您本人"),
    ],
)
def test_a_forgotten_password_is_answered_in_the_language_of_the_page(
    client: Client, django_user_model, mailoutbox, lang: str, subject: str, words: str
) -> None:
    django_user_model.objects.create_user("lin@example.org", "long enough pw")
    client.post(f"/{lang}/account/password/reset/", {"email": "lin@example.org"})
    assert subject in mailoutbox[0].subject
    assert words in mailoutbox[0].body
    assert f"/{lang}/account/password/reset/key/" in mailoutbox[0].body


def test_a_site_without_collected_files_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert Client().get("/healthz").status_code == 200
