"""A POST of the editors' admin is one transaction: the page and what follows from it."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import get_language

from portal.kernel.errors import PortalError
from portal.ui.views import refused

ADMIN = "/cms/"
READS = {"GET", "HEAD", "OPTIONS"}


class OneTransaction:
    """Around the view, not around the response: an exception must undo everything."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if request.method in READS or not request.path.startswith(ADMIN):
            return None
        try:
            with transaction.atomic():
                response: HttpResponse = view(request, *args, **kwargs)
        except PortalError as error:
            # What is raised here passes the last net by, so it is asked by name.
            with translation.override(_language(request)):
                return refused(request, error)
        return response


def _language(request: HttpRequest) -> str:
    """The editor's own, as in the admin; this address carries none."""
    profile = getattr(request.user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else get_language() or "en"
