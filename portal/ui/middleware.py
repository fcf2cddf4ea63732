"""Nets around every page: cache headers, input that cannot be kept, refused actions."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.kernel.errors import PortalError
from portal.ui.gaps import without_gaps
from portal.ui.text import is_chinese
from portal.ui.views import API, refused

NUL = "\0"
Next = Callable[[HttpRequest], HttpResponse]
SHORT_SECONDS = 60
SERVER_ERROR = 500  # over sooner than a cache forgets it


class CachePolicy:
    """Anonymous pages are wholly cacheable; whatever belongs to a session never is."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.has_header("Cache-Control"):
            return response
        anonymous = settings.SESSION_COOKIE_NAME not in request.COOKIES
        untouched = not response.cookies and response.status_code < SERVER_ERROR
        if request.method in {"GET", "HEAD"} and anonymous and untouched:
            response["Cache-Control"] = f"public, max-age={SHORT_SECONDS}"
            patch_vary_headers(response, ["Cookie"])
        else:
            response["Cache-Control"] = "private, no-store"
        return response


class Languages(LocaleMiddleware):
    """A missing page is looked for in the reader's language; an API address is not."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if request.path_info.startswith(API):
            response.headers.setdefault("Content-Language", get_language() or "")
            patch_vary_headers(response, ("Accept-Language",))
            return response
        return super().process_response(request, response)


class ChineseGaps:
    """The line breaks of a template are no spaces around full-width marks."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if is_page and not response.streaming and is_chinese():
            page = without_gaps(response.content.decode(response.charset))
            response.content = page.encode(response.charset)
        return response


class StorableCookies:
    """A cookie with a NUL cannot come from us: it is none, before a session is sought."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.COOKIES = {k: v for k, v in request.COOKIES.items() if NUL not in v}
        return self.get_response(request)


class StorableInput:
    """PostgreSQL stores no NUL: refused once, at the door, whatever the database.

    Nobody types one.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if NUL in request.path_info or "%00" in query or NUL in query:
            return render(request, "400.html", status=400)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        if request.method != "POST":
            return None
        for name, values in request.POST.lists():
            if NUL in name or any(NUL in value for value in values):
                return refused(request, _unstorable(name.replace(NUL, "")))
        return None


def _unstorable(name: str) -> PortalError:
    return PortalError(
        _(
            "What was sent as “%(field)s” holds a character that cannot be kept (NUL). "
            "Go back, remove it and send the form again."
        )
        % {"field": name}
    )


class ActionErrors:
    """A refused action that no form caught: a page with the sentence and the status."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if not isinstance(exception, PortalError):
            return None
        if transaction.get_connection().in_atomic_block and settings.PORTAL_MODE != (
            "test"
        ):
            transaction.set_rollback(True)
        return refused(request, exception)
