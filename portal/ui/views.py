"""What does the portal say when it cannot answer? And the style guide."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from portal.ui import samples

log = logging.getLogger(__name__)


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with an example, to look at and to test against."""
    return render(request, "ui/styleguide.html", samples.context(request))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    log.warning("CSRF check failed: %s", reason)
    return render(request, "errors/form_expired.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the request: whatever broke may break the page's surroundings too."""
    return HttpResponse(loader.render_to_string("500.html"), status=500)
