"""What does a practitioner decide alone? Invitations, licences, consent, leaving."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from marketplace.directory import queries
from marketplace.directory.actions.accept_invitation import accept_invitation
from marketplace.directory.actions.comment_transfer import comment_transfer
from marketplace.directory.actions.decline_invitation import decline_invitation
from marketplace.directory.actions.enter_licence import enter_licence
from marketplace.directory.actions.remove_licence import remove_licence
from marketplace.directory.forms import AcceptForm, CommentForm, LicenceForm
from marketplace.directory.people import practice_of
from portal.accounts.actors import request_actor, request_user
from portal.agreements.actions.decide_consent import decide_consent
from portal.kernel.errors import NotFound
from portal.ui.forms import posted, run

PUBLICATION = "publication"


@login_required
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    row = queries.invitation_for(actor, ref)
    form = AcceptForm(posted(request), initial={"name": request_user(request).name})
    if actor.person_ref:
        form.fields.pop("name")
    status = 200
    if request.method == "POST":
        status = run(
            form,
            lambda: accept_invitation(
                ref=ref,
                name=form.cleaned_data.get("name", ""),
                language=get_language() or "zh-hans",
                actor=actor,
            ),
        )
        if not status:
            messages.success(request, _("You work for this organization now."))
            return redirect("directory:practice")
    current = [
        a
        for a in queries.affiliations_of(actor.person_ref or "")
        if a.status == "active"
    ]
    context = {"invitation": row, "form": form, "current": current}
    return render(request, "directory/invitation.html", context, status=status)


@login_required
@require_POST
def decline(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    queries.invitation_for(actor, ref)
    decline_invitation(ref=ref, actor=actor)
    messages.success(request, _("You declined the invitation."))
    return redirect("directory:practice")


@login_required
@require_http_methods(["GET", "POST"])
def practice(request: HttpRequest) -> HttpResponse:
    """A POST enters a licence."""
    actor = request_actor(request)
    form = LicenceForm(posted(request))
    status = 200
    if request.method == "POST":
        person = _own_person(actor.person_ref)
        status = run(
            form,
            lambda: enter_licence(
                person_ref=person,
                kind=form.cleaned_data["licence_kind"],
                number=form.cleaned_data["licence_number"],
                actor=actor,
            ),
        )
        if not status:
            messages.success(request, _("The licence is entered."))
            return redirect("directory:practice")
    context = {
        "practice": practice_of(actor.person_ref) if actor.person_ref else None,
        "invitations": queries.invitations_of(actor),
        "form": form,
    }
    return render(request, "directory/practice.html", context, status=status)


@login_required
@require_POST
def drop_licence(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    _own_person(actor.person_ref)
    remove_licence(ref=ref, actor=actor)
    return redirect("directory:practice")


@login_required
@require_POST
def consent(request: HttpRequest) -> HttpResponse:
    """Publication is the person's own yes or no, at any time."""
    actor = request_actor(request)
    is_given = request.POST.get("answer") == "yes"
    decide_consent(
        party_ref=_own_person(actor.person_ref),
        purpose=PUBLICATION,
        is_given=is_given,
        actor=actor,
    )
    told = _("Your page is public.") if is_given else _("Your page is not public.")
    messages.success(request, told)
    return redirect("directory:practice")


@login_required
@require_http_methods(["GET", "POST"])
def transfer(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    row = queries.transfer_for(actor, ref)
    form = CommentForm(posted(request))
    status = 200
    if request.method == "POST":
        status = run(
            form,
            lambda: comment_transfer(
                ref=ref, comment=form.cleaned_data["comment"], actor=actor
            ),
        )
        if not status:
            return redirect("directory:transfer", ref)
    context = {
        "transfer": row,
        "form": form,
        "may_comment": actor.acts_for(row.from_organization.ref)
        and row.commented_at is None,
    }
    return render(request, "directory/transfer.html", context, status=status)


def _own_person(person_ref: str | None) -> str:
    if person_ref is None:
        raise NotFound(
            _("You are not registered as a practitioner. Accept an invitation first.")
        )
    return person_ref
