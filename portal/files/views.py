"""Serving a private file: to whom it may concern, after the access is written down."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_GET

from portal.files.store import Person, open_file

_actor_of: Callable[[HttpRequest], Person] | None = None


def install(actor_of: Callable[[HttpRequest], Person]) -> None:
    """How to know who asks (portal.wiring; accounts stand above this package)."""
    global _actor_of
    _actor_of = actor_of


@login_required
@require_GET
def download(request: HttpRequest, ref: str) -> FileResponse:
    if _actor_of is None:
        msg = "portal.files.views.install was not called"
        raise RuntimeError(msg)
    stored, path = open_file(ref, _actor_of(request))
    response = FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=stored.name,
        content_type=stored.content_type,
    )
    # An uploaded file must never run as a page of this site.
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
