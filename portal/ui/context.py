"""What every template knows: who is asking, without touching the session for strangers."""

from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest

from portal.kernel import clock


def site(request: HttpRequest) -> dict[str, object]:
    # Reading request.user would open the session and make the page uncacheable.
    signed_in = (
        settings.SESSION_COOKIE_NAME in request.COOKIES
        and request.user.is_authenticated
    )
    # A visitor's messages wait in a cookie of their own, which keeps the page private.
    is_told = signed_in or CookieStorage.cookie_name in request.COOKIES
    return {
        "signed_in": signed_in,
        "messages": get_messages(request) if is_told else (),
        "is_demo": settings.PORTAL_MODE == "demo",
        "portal_now": clock.now(),
    }
