"""What does an organization do on its way to the list, and once it is there?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marketplace.directory import queries
from marketplace.directory.actions.decline_invitation import decline_invitation
from marketplace.directory.actions.describe_provider import describe_provider
from marketplace.directory.actions.end_affiliation import end_affiliation
from marketplace.directory.actions.invite_practitioner import invite_practitioner
from marketplace.directory.actions.submit_vetting import submit_vetting
from marketplace.directory.actions.update_enterprise import update_enterprise
from marketplace.directory.actions.withdraw_vetting import withdraw_vetting
from marketplace.directory.forms import SIZES, DescribeForm, EnterpriseForm, InviteForm
from marketplace.directory.tasks import CODE, missing_of, tasks_of
from portal.accounts.actors import request_actor
from portal.agreements.actions.sign_text import sign_text
from portal.agreements.queries import current_text, has_signed, wording
from portal.kernel.errors import PortalError
from portal.ui.forms import posted, run


@login_required
@require_GET
def tasks(request: HttpRequest, ref: str) -> HttpResponse:
    return _tasks(request, ref)


def _tasks(
    request: HttpRequest, ref: str, refused: PortalError | None = None
) -> HttpResponse:
    party = queries.organization_for(request_actor(request), ref)
    todo = tasks_of(party)
    context = {
        "party": party,
        "profile": queries.profile_of(ref),
        "tasks": todo,
        "next": next((task for task in todo if not task.is_done), None),
        "missing": missing_of(todo),
        "case": queries.latest_case_of(ref),
        "refused": refused,
    }
    status = refused.status if refused else 200
    return render(request, "directory/tasks.html", context, status=status)


@login_required
@require_POST
def apply(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    queries.organization_for(actor, ref)
    try:
        case = submit_vetting(party_ref=ref, actor=actor)
    except PortalError as refused:
        return _tasks(request, ref, refused)
    return redirect("directory:application", case.ref)


@login_required
@require_http_methods(["GET", "POST"])
def describe(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    party = queries.organization_for(actor, ref)
    profile = queries.profile_of(ref)
    form = DescribeForm(
        posted(request),
        initial={n: getattr(profile, n) for n in DescribeForm.base_fields}
        if profile
        else None,
    )
    status = 200
    if request.method == "POST":
        status = run(
            form,
            lambda: describe_provider(party_ref=ref, terms=form.terms(), actor=actor),
        )
        if not status:
            messages.success(request, _("The description is saved."))
            return redirect("directory:tasks", ref)
    context = {"party": party, "form": form}
    return render(request, "directory/describe.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    party = queries.organization_for(actor, ref)
    form = InviteForm(posted(request))
    status = 200
    if request.method == "POST":
        status = run(
            form,
            lambda: invite_practitioner(
                organization_ref=ref, email=form.cleaned_data["email"], actor=actor
            ),
        )
        if not status:
            messages.success(request, _("The invitation is on its way."))
            return redirect("directory:people", ref)
    context = {"party": party, "form": form, "staff": queries.staff_of(ref)}
    return render(request, "directory/people.html", context, status=status)


@login_required
@require_POST
def end_staff(request: HttpRequest, ref: str) -> HttpResponse:
    """The organization takes an invitation back or says that somebody left."""
    actor = request_actor(request)
    row = queries.affiliation_for(actor, ref)
    if row.status == row.Status.INVITED:
        decline_invitation(ref=ref, actor=actor)
    else:
        end_affiliation(ref=ref, actor=actor)
    if row.person is not None and row.person.ref == actor.person_ref:
        return redirect("directory:practice")
    return redirect("directory:people", row.organization.ref)


@login_required
@require_http_methods(["GET", "POST"])
def sign_code(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    party = queries.organization_for(actor, ref)
    if request.method == "POST":
        sign_text(code=CODE, party_ref=ref, actor=actor)
        messages.success(request, _("The code of conduct is signed."))
        return redirect("directory:tasks", ref)
    text = current_text(CODE)
    title, body = wording(text)
    context = {
        "party": party,
        "text": text,
        "title": title,
        "body": body,
        "is_signed": has_signed(ref, CODE),
        "may_sign": actor.speaks_for(ref),
    }
    return render(request, "directory/sign_code.html", context)


@login_required
@require_GET
def application(request: HttpRequest, ref: str) -> HttpResponse:
    case = queries.application_for(request_actor(request), ref)
    return render(
        request,
        "directory/application.html",
        {
            "case": case,
            "party": case.party,
            "defects": [x for x in case.lines.all() if x.result == "defect"],
        },
    )


@login_required
@require_POST
def withdraw_application(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    case = queries.application_for(actor, ref)
    withdraw_vetting(ref=ref, actor=actor)
    return redirect("directory:tasks", case.party.ref)


@login_required
@require_http_methods(["GET", "POST"])
def enterprise(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    party = queries.organization_for(actor, ref)
    profile = queries.enterprise_profile_of(ref)
    revenue = profile.revenue_minor if profile else None
    form = EnterpriseForm(
        posted(request),
        initial={
            "region": party.region_id,
            "industry": party.industry_id,
            "ownership": party.ownership,
            "staff": profile.staff if profile else None,
            "revenue": None if revenue is None else revenue // 100,
            "declared_class": profile.declared_class if profile else "",
        },
    )
    status = 200
    if request.method == "POST":
        status = run(
            form,
            lambda: update_enterprise(party_ref=ref, terms=form.terms(), actor=actor),
        )
        if not status:
            messages.success(request, _("Your profile is saved."))
            return redirect("directory:enterprise", ref)
    context = {
        "party": party,
        "form": form,
        "profile": profile,
        "computed": SIZES.get(profile.computed_class, "") if profile else "",
    }
    return render(request, "directory/enterprise.html", context, status=status)
