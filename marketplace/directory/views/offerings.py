"""How does an organization write, publish and withdraw offerings?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marketplace.directory import queries
from marketplace.directory.actions.publish_offering import publish_offering
from marketplace.directory.actions.save_offering import save_offering
from marketplace.directory.actions.withdraw_offering import withdraw_offering
from marketplace.directory.forms import OfferingForm, offering_initial
from marketplace.directory.models import Offering
from portal.accounts.actors import request_actor
from portal.kernel.errors import PortalError
from portal.parties.models import Party
from portal.ui.forms import posted, run


@login_required
@require_GET
def offerings(request: HttpRequest, ref: str) -> HttpResponse:
    party = queries.organization_for(request_actor(request), ref)
    context = {
        "party": party,
        "offerings": queries.offerings_of(ref),
        "is_listed": queries.provider_is_active(ref),
    }
    return render(request, "directory/offerings.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new_offering(request: HttpRequest, ref: str) -> HttpResponse:
    party = queries.organization_for(request_actor(request), ref)
    return _edit(request, party, None)


@login_required
@require_http_methods(["GET", "POST"])
def edit_offering(request: HttpRequest, ref: str) -> HttpResponse:
    offering = queries.offering_for(request_actor(request), ref)
    return _edit(request, offering.provider, offering)


def _edit(
    request: HttpRequest, party: Party, offering: Offering | None
) -> HttpResponse:
    form = OfferingForm(
        posted(request), initial=offering_initial(offering) if offering else None
    )
    status = 200
    if request.method == "POST":
        saved: list[Offering] = []

        def save() -> None:
            saved.append(
                save_offering(
                    provider_ref=party.ref,
                    ref=offering.ref if offering else None,
                    terms=form.terms(),
                    actor=request_actor(request),
                )
            )

        status = run(form, save)
        if not status:
            messages.success(request, _("The offering is saved."))
            return redirect("directory:edit_offering", saved[0].ref)
    context = {"party": party, "offering": offering, "form": form}
    return render(request, "directory/edit_offering.html", context, status=status)


@login_required
@require_POST
def publish(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    offering = queries.offering_for(actor, ref)
    try:
        publish_offering(ref=ref, actor=actor)
    except PortalError as refused:
        form = OfferingForm(initial=offering_initial(offering))
        context = {
            "party": offering.provider,
            "offering": offering,
            "form": form,
            "refused": refused.message,
        }
        return render(
            request, "directory/edit_offering.html", context, status=refused.status
        )
    messages.success(request, _("The offering is public."))
    return redirect("directory:offerings", offering.provider.ref)


@login_required
@require_POST
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    offering = queries.offering_for(actor, ref)
    withdraw_offering(ref=ref, actor=actor)
    messages.success(request, _("The offering is withdrawn."))
    return redirect("directory:offerings", offering.provider.ref)
