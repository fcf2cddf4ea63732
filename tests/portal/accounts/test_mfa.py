import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from portal.accounts.mfa import MfaAdapter
from tests.people import Cast


@pytest.fixture(autouse=True)
def required(settings) -> None:
    settings.PORTAL_MFA_REQUIRED = True


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
    assert client.get("/en/desk/").status_code == 200


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
