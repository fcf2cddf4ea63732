"""Two last nets: cache headers for pages without a session, and refused actions."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from portal.kernel import workdays
from portal.kernel.errors import PortalError

Next = Callable[[HttpRequest], HttpResponse]
SHORT_SECONDS = 60


class CachePolicy:
    """Anonymous pages are wholly cacheable; whatever belongs to a session never is."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.has_header("Cache-Control"):
            return response
        anonymous = settings.SESSION_COOKIE_NAME not in request.COOKIES
        untouched = not response.cookies
        if request.method in {"GET", "HEAD"} and anonymous and untouched:
            response["Cache-Control"] = f"public, max-age={SHORT_SECONDS}"
            patch_vary_headers(response, ["Cookie"])
        else:
            response["Cache-Control"] = "private, no-store"
        return response


class OneCalendar:
    """The calendar's overrides are read once per request, not once per clock shown."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with workdays.remembered():
            return self.get_response(request)


class StorableAddress:
    """No database stores a NUL: an address that holds one is refused at the door.

    What is typed into a form is refused by its field, with a sentence there.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\0" in request.path_info or "%00" in query or "\0" in query:
            return render(request, "400.html", status=400)
        return self.get_response(request)


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
        return render(
            request,
            "errors/refused.html",
            {"message": exception.message, "status": exception.status},
            status=exception.status,
        )
