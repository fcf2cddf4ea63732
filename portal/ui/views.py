"""What does the portal say when it cannot answer? And the style guide."""

import logging

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _

from portal.kernel.errors import PortalError
from portal.ui import samples

API = "/api/"
log = logging.getLogger(__name__)


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with an example, to look at and to test against."""
    return render(request, "ui/styleguide.html", samples.context(request))


def refused(request: HttpRequest, error: PortalError) -> HttpResponse:
    """An action's sentence with its status: as a page, or as JSON to who asks for it."""
    wished = request.get_preferred_type(["text/html", "application/json"])
    if wished == "application/json" or request.path.startswith(API):
        said = {"message": str(error.message), "field": error.field}
        return JsonResponse(said, status=error.status)
    return render(
        request,
        "errors/refused.html",
        {"message": error.message, "status": error.status},
        status=error.status,
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith(API):
        said = {"message": _("There is no such address. Read openapi.json.")}
        return JsonResponse({**said, "field": ""}, status=404)
    return render(request, "404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    log.warning("CSRF check failed: %s", reason)
    return render(request, "errors/form_expired.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the request: whatever broke may break the page's surroundings too."""
    return HttpResponse(loader.render_to_string("500.html"), status=500)
