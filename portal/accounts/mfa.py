"""Who must use a second factor? Officers, approvers and editors, outside the demo."""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from portal.accounts.models import User
from portal.accounts.queries import OFFICERS

EDITS = "wagtailadmin.access_admin"
Next = Callable[[HttpRequest], HttpResponse]


def must_have_second_factor(user: User) -> bool:
    """What these people do binds others, so a stolen password must not suffice."""
    if user.is_staff or user.has_perm(EDITS):  # the permission is also the superuser's
        return True
    return user.memberships.filter(until=None, role__in=OFFICERS).exists()


def _account_pages() -> str:
    """Where one signs in and out, and sets the second factor up."""
    return reverse("account_login").removesuffix("login/")


class SecondFactor:
    """Sends the entrusted to the set-up page until they have a second factor."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._is_bound(request):
            if not is_mfa_enabled(request.user):
                return redirect("mfa_activate_totp")
            if not _was_used(request):
                return _ask_for_it(request)
        return self.get_response(request)

    def _is_bound(self, request: HttpRequest) -> bool:
        # Without the cookie nobody is signed in, and the page stays cacheable.
        if (
            not settings.PORTAL_MFA_REQUIRED
            or settings.SESSION_COOKIE_NAME not in request.COOKIES
            or request.path.startswith((settings.STATIC_URL, _account_pages()))
            or not request.user.is_authenticated
        ):
            return False
        return must_have_second_factor(request.user)


def _ask_for_it(request: HttpRequest) -> HttpResponse:
    page = urlencode({"next": request.get_full_path()})
    return redirect(f"{reverse('mfa_reauthenticate')}?{page}")


def _was_used(request: HttpRequest) -> bool:
    """Whichever way this session began: a password alone opens nothing here."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


class MfaAdapter(DefaultMFAAdapter):
    """The last second factor of an entrusted person cannot be taken away."""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if not settings.PORTAL_MFA_REQUIRED:
            return True
        return not must_have_second_factor(authenticator.user)
