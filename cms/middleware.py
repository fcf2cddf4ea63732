"""A POST of the editors' admin is one transaction: the page and what follows from it."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

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
        with transaction.atomic():
            response: HttpResponse = view(request, *args, **kwargs)
        return response
