"""One-time links with which an appointed person sets a password."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.accounts.models import User


def first_sign_in_link(user: User) -> str:
    """Valid for three days and only until it was used; '' once there is a password."""
    if user.has_usable_password():
        return ""
    with translation.override(user.language):
        path = reverse(
            "account_reset_password_from_key",
            kwargs={
                "uidb36": user_pk_to_url_str(user),
                "key": default_token_generator.make_token(user),
            },
        )
    return f"{settings.PORTAL_URL}{path}"
