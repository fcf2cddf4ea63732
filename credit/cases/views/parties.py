"""Pages of a complainant or respondent: file, follow, answer, appeal."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from credit.cases import case_steps, pages, queries, subjects
from credit.cases.actions.add_evidence import add_evidence
from credit.cases.actions.file_complaint import file_complaint
from credit.cases.forms import ComplaintForm
from credit.cases.models import Case
from credit.cases.views.running import attempt, run_step
from portal.accounts.actors import Actor, request_actor
from portal.kernel import refs
from portal.kernel.errors import PortalError
from portal.parties import queries as parties
from portal.ui.templatetags.portal import party_text

WORKSPACE = "layouts/workspace.html"


@login_required
def cases(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    page = queries.cases_of(actor, request.GET.get("after", ""))
    rows = pages.with_names(page.rows)
    more = f"?after={page.after}" if page.after else ""
    context = {"rows": rows, "more": more, "reviews": queries.reviews_of(actor)}
    return render(request, "cases/cases.html", context)


@login_required
def case(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    found = queries.case_for(actor, ref)
    page = pages.case_page(actor, found)
    if page.side == "institute":
        return redirect("cases:institute_case", ref)
    context = {"page": page, "layout": WORKSPACE, "step_url": "cases:step"}
    return render(request, "cases/case.html", context)


@login_required
def step(request: HttpRequest, ref: str, slug: str) -> HttpResponse:
    actor = request_actor(request)
    found = queries.case_for(actor, ref)
    side = queries.side_of(actor, found)
    return run_step(
        request,
        steps=case_steps.BY_SIDE[side] if side != "institute" else [],
        slug=slug,
        ref=ref,
        back=reverse("cases:case", args=[ref]),
        layout=WORKSPACE,
        initial={},
    )


@login_required
def file(request: HttpRequest) -> HttpResponse:
    """`?about=` an engagement, organization or practitioner."""
    actor = request_actor(request)
    choices = _own_parties(actor)
    data, files = (
        (request.POST, request.FILES) if request.method == "POST" else (None, None)
    )
    initial = {"about": request.GET.get("about", "")}
    known = [] if initial["about"] else subjects.choices(actor)
    if len(choices) == 1:
        initial["complainant"] = choices[0][0]
    form = ComplaintForm(data, files, initial=initial, parties=choices, known=known)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            filed: list[Case] = []
            refused = attempt(form, lambda: filed.append(_file(form, actor)))
            if refused is None:
                return redirect("cases:case", filed[0].ref)
            status = refused.status
    about = _about(actor, initial["about"])
    context = {"form": form, "about": about, "may_complain": bool(choices)}
    return render(request, "cases/file_complaint.html", context, status=status)


@transaction.atomic
def _file(form: ComplaintForm, actor: Actor) -> Case:
    """Both or neither: a refused file leaves nothing filed."""
    data = form.cleaned_data
    filed = file_complaint(
        about_ref=refs.normalise(data["about"]),
        complainant_ref=data["complainant"],
        ground=data["ground"],
        text=data["text"],
        happened_on=data["happened_on"],
        actor=actor,
    )
    if data["file"]:
        add_evidence(ref=filed.ref, file=data["file"], actor=actor)
    return filed


def _own_parties(actor: Actor) -> list[tuple[str, str]]:
    """Those in whose name the actor can complain."""
    spoken = [
        a.party_ref
        for a in actor.acting
        if a.has_authority and a.role in {"owner", "member"}
    ]
    known = parties.parties_by_ref(spoken)
    return [(ref, party_text(known[ref])) for ref in spoken if ref in known]


def _about(actor: Actor, ref: str) -> dict[str, object] | None:
    if not ref:
        return None
    try:
        found = subjects.about(actor, refs.normalise(ref))
        return {
            "ref": found.ref,
            "summary": found.summary,
            "respondent": parties.party(found.respondent_ref),
        }
    except PortalError:
        return {"ref": ref, "summary": _("not found"), "respondent": None}
