"""Members of one's organization: who they are, who asks, who is invited."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.accounts.actions.answer_invitation import answer_invitation
from portal.accounts.actions.answer_join import answer_join
from portal.accounts.actions.invite_member import allowed_roles, invite_member
from portal.accounts.actions.leave_organization import leave_organization
from portal.accounts.actors import request_actor, request_user
from portal.accounts.forms import InvitationForm
from portal.accounts.models import Membership
from portal.accounts.queries import (
    invitation_for,
    members_list,
    membership_of,
    open_invitations,
    open_joins,
)
from portal.kernel.errors import PortalError
from portal.ui.forms import run


@login_required
@require_http_methods(["GET", "POST"])
def members(request: HttpRequest, ref: str) -> HttpResponse:
    membership = membership_of(request_user(request).ref, ref)
    is_owner = membership.role == Membership.Role.OWNER
    roles = allowed_roles(ref)
    form, status = InvitationForm(roles=roles), 200
    if request.method == "POST":
        form = InvitationForm(request.POST, roles=roles)
        status = run(
            form,
            lambda: invite_member(
                party_ref=ref, actor=request_actor(request), **form.cleaned_data
            ),
        )
        if not status:
            messages.success(request, _("The invitation is on its way."))
            return redirect("accounts:members", ref)
    context = {
        "party": membership.party,
        "is_owner": is_owner,
        "members": members_list(ref),
        "joins": open_joins([ref]) if is_owner else [],
        "invitations": open_invitations(ref) if is_owner else [],
        "form": form,
    }
    return render(request, "accounts/members.html", context, status=status)


@login_required
@require_POST
def join_answer(request: HttpRequest, ref: str) -> HttpResponse:
    asked = answer_join(
        ref=ref,
        is_accepted=request.POST.get("answer") == "yes",
        actor=request_actor(request),
    )
    return redirect("accounts:members", asked.party.ref)


@login_required
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, ref: str) -> HttpResponse:
    found = invitation_for(request_user(request), ref)
    if request.method == "POST":
        accepted = request.POST.get("answer") == "yes"
        answer_invitation(ref=ref, is_accepted=accepted, actor=request_actor(request))
        if accepted:
            return redirect("accounts:organization", found.party.ref)
        return redirect("accounts:home")
    return render(request, "accounts/invitation.html", {"invitation": found})


@login_required
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, ref: str) -> HttpResponse:
    """A page of its own, because it cannot be taken back alone."""
    membership = membership_of(request_user(request).ref, ref)
    refused = None
    if request.method == "POST":
        try:
            leave_organization(party_ref=ref, actor=request_actor(request))
        except PortalError as error:
            refused = error
        else:
            messages.success(request, _("You left the organization."))
            return redirect("accounts:home")
    context = {"party": membership.party, "refused": refused}
    status = refused.status if refused else 200
    return render(request, "accounts/leave.html", context, status=status)
