"""The read API under /api/v1/: what the public pages show, for programs.

Refs and codes; a list is read by cursor, every answer has an ETag, a refusal is JSON
with a sentence. Only openapi.json is served: the viewers need files from elsewhere.
"""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import Throttled, ValidationError
from ninja.throttling import AnonRateThrottle

from credit.publish.api import router as credit
from marketplace.directory.api import router as directory
from portal.kernel.errors import PortalError

RATE = "240/m"  # for one address; the lists hold 50 each

api = NinjaAPI(
    title="IP Consulting Portal",
    version="1",
    description="Public facts only. Read the rulebook of a result to compute it again.",
    urls_namespace="api",
    docs_url=None,
    throttle=[AnonRateThrottle(RATE)],
)
api.add_router("", directory)
api.add_router("", credit)


def problem(message: object, status: int, field: str | None = None) -> HttpResponse:
    said = {"message": str(message), "field": field}
    return JsonResponse(said, status=status, headers={"Cache-Control": "no-store"})


@api.exception_handler(PortalError)
def refused(request: HttpRequest, error: PortalError) -> HttpResponse:
    return problem(error.message, error.status, error.field)


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(_("There is nothing with this reference."), 404)


@api.exception_handler(ValidationError)
def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    first = error.errors[0] if error.errors else {}
    field = str(first.get("loc", [""])[-1])
    sentence = _("“%(field)s” cannot be read. Look up its form in openapi.json.")
    return problem(sentence % {"field": field}, 422, field)


@api.exception_handler(Throttled)
def too_many(request: HttpRequest, error: Throttled) -> HttpResponse:
    answer = problem(_("Too many questions at once. Wait a minute, then go on."), 429)
    answer["Retry-After"] = str(error.wait or 60)
    return answer
