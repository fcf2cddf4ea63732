"""What does anybody see of an organization or a practitioner?

These pages touch neither session nor user: they are the same for everybody and are
asked for again by their ETag.
"""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from credit.publish.caching import revalidated
from marketplace.directory import queries
from marketplace.directory.actions.object_to_admission import object_to_admission
from marketplace.directory.console_forms import ObjectionForm
from marketplace.directory.public import organization_page, practitioner_page
from portal.accounts.actors import request_actor
from portal.kernel.errors import NotFound
from portal.ui.forms import posted, run


@require_GET
@revalidated
def organization(request: HttpRequest, ref: str) -> HttpResponse:
    page = organization_page(ref)
    if page is None:
        raise Http404
    return render(request, "directory/organization.html", {"page": page})


@require_GET
@revalidated
def practitioner(request: HttpRequest, ref: str) -> HttpResponse:
    page = practitioner_page(ref)
    if page is None:
        raise Http404
    return render(request, "directory/practitioner.html", {"page": page})


@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    return render(request, "directory/notices.html", {"cases": queries.notices_now()})


@login_required
@require_http_methods(["GET", "POST"])
def object_to(request: HttpRequest, ref: str) -> HttpResponse:
    case = queries.notice_of(ref)
    if case is None:
        raise NotFound(_("This admission is not on public notice."))
    form = ObjectionForm(posted(request))
    status = 200
    if request.method == "POST":
        actor = request_actor(request)
        status = run(
            form,
            lambda: object_to_admission(
                ref=ref, text=form.cleaned_data["text"], actor=actor
            ),
        )
        if not status:
            return redirect("directory:notices")
    context = {"case": case, "party": case.party, "form": form}
    return render(request, "directory/object_to.html", context, status=status)
