"""What is read once for a request, however often its page asks?"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from portal.kernel import workdays
from portal.reference import queries


class OneReading:
    """The calendar's overrides, and the versions of regions and industries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with workdays.remembered(), queries.remembered():
            return self.get_response(request)
