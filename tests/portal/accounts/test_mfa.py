import pytest
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import Permission
from django.test import Client

from portal.accounts.mfa import MfaAdapter, must_have_second_factor
from portal.accounts.models import User
from tests import people
from tests.people import Cast


@pytest.fixture(autouse=True)
def required(settings) -> None:
    settings.PORTAL_MFA_REQUIRED = True


def remember(client: Client, user: User, method: str) -> None:
    """As allauth does when somebody signs in with it."""
    session = client.session
    session["account_authentication_methods"] = [{"method": method, "at": 1.0}]
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session.save()


def give_factor(user: object) -> Authenticator:
    found = TOTP.activate(user, generate_totp_secret()).instance
    RecoveryCodes.activate(user)
    return found


@pytest.mark.parametrize("name", ["wang_min", "wu_jie", "editor"])
def test_the_entrusted_are_sent_to_set_up_their_second_factor(
    cast: Cast, name: str
) -> None:
    user = getattr(cast, name)
    client = cast.client(user)
    for page in ("/en/institute/", "/en/desk/", "/cms/"):
        response = client.get(page)
        assert response.status_code == 302
        assert response["Location"].endswith("/account/2fa/totp/activate/")
    give_factor(user)
    response = client.get("/en/desk/")
    assert response["Location"].endswith("/2fa/reauthenticate/?next=%2Fen%2Fdesk%2F")
    remember(client, user, "password")
    assert client.get("/en/desk/").status_code == 302
    remember(client, user, "mfa")
    assert client.get("/en/desk/").status_code == 200


@pytest.mark.parametrize("page", ["login/", "password_reset/", "password_reset/done/"])
def test_the_editors_admin_has_no_door_of_its_own(
    client, cast: Cast, page: str
) -> None:
    """It would open without the second factor and without the limits on trying."""
    response = client.get(f"/cms/{page}?next=/cms/")
    assert response.status_code == 302
    assert "/account/" in response["Location"]
    words = {"username": cast.editor.email, "password": people.PASSWORD}
    assert client.post(f"/cms/{page}", words).status_code == 302
    assert "_auth_user_id" not in client.session


def test_who_signs_in_with_the_factor_gets_in(client, cast: Cast) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.wang_min, secret)
    words = {"login": cast.wang_min.email, "password": people.PASSWORD}
    response = client.post("/en/account/login/", words)
    assert response["Location"].endswith("/account/2fa/authenticate/")
    code = format_hotp_value(
        hotp_value(secret, next(iter(yield_hotp_counters_from_time())))
    )
    client.post("/en/account/2fa/authenticate/", {"code": code})
    assert client.get("/en/desk/").status_code == 200


def test_whoever_may_open_the_editors_admin_is_entrusted(cast: Cast) -> None:
    permission = Permission.objects.get(codename="access_admin")
    assert not must_have_second_factor(cast.stranger)
    cast.stranger.user_permissions.add(permission)
    assert must_have_second_factor(User.objects.get(pk=cast.stranger.pk))


@pytest.mark.parametrize("field", ["name_email-email", "password-new"])
def test_an_editor_changes_address_and_password_on_the_account_pages_only(
    cast: Cast, settings, field: str
) -> None:
    """There the new address has to be confirmed; in the editors' admin it had not."""
    settings.PORTAL_MFA_REQUIRED = False
    page = cast.client(cast.editor).get("/cms/account/")
    assert page.status_code == 200
    assert f'name="{field}'.encode() not in page.content


def test_they_can_still_sign_out_and_see_the_set_up_page(cast: Cast) -> None:
    client = cast.client(cast.wang_min)
    assert client.get("/en/account/logout/").status_code == 200
    assert "2fa" not in client.get("/en/account/email/").get("Location", "")


@pytest.mark.parametrize("name", ["zhao_hai", "chen_yu", "stranger"])
def test_others_choose_for_themselves(cast: Cast, name: str) -> None:
    assert cast.client(getattr(cast, name)).get("/en/desk/").status_code == 200


def test_the_entrusted_cannot_take_the_last_factor_away(cast: Cast) -> None:
    adapter = MfaAdapter()
    officers, others = give_factor(cast.wang_min), give_factor(cast.zhao_hai)
    assert not adapter.can_delete_authenticator(officers)
    assert adapter.can_delete_authenticator(others)


def test_whoever_is_not_signed_in_meets_no_redirect(cast: Cast, client) -> None:
    response = client.get("/en/account/login/")
    assert response.status_code == 200
