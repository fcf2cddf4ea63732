"""What does the institute have on its hands? Lists beside the queue by deadline."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from credit.cases import pages, queries
from credit.cases.models.codes import Origin
from credit.cases.states import Status
from portal.accounts.actors import request_actor
from portal.kernel.errors import NotFound


@login_required
@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """All cases of the officer's institutes, newest first, with two filters."""
    actor = request_actor(request)
    if not actor.institute_refs:
        raise NotFound(_("This page is for officers of an institute."))
    status = _known(request.GET.get("status", "open"), {"", "open", *Status.values})
    origin = _known(request.GET.get("origin", ""), {"", *Origin.values})
    page = queries.institute_cases(
        actor, request.GET.get("after", ""), status=status, origin=origin
    )
    rows = pages.with_names(page.rows)
    context = {
        "rows": rows,
        "statuses": [
            ("open", pgettext("of a case", "Open")),
            ("", _("All")),
            *Status.choices,
        ],
        "origins": [("", _("All")), *Origin.choices],
        "status": status,
        "origin": origin,
        "more": f"?status={status}&origin={origin}&after={page.after}"
        if page.after
        else "",
    }
    return render(request, "console/cases.html", context)


def _known(value: str, values: set[str]) -> str:
    return value if value in values else ""
