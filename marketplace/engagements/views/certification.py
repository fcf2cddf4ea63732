"""Choosing a body, the certification's page, and the institute's check of a result."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marketplace.engagements import queries
from marketplace.engagements.actions.abandon_certification import (
    abandon_certification,
)
from marketplace.engagements.actions.accept_plan import accept_plan
from marketplace.engagements.actions.apply_certification import apply_certification
from marketplace.engagements.actions.change_certificate import change_certificate
from marketplace.engagements.actions.check_result import check_result
from marketplace.engagements.actions.close_nonconformity import close_nonconformity
from marketplace.engagements.actions.confirm_result import confirm_result
from marketplace.engagements.actions.contest_result import contest_result
from marketplace.engagements.actions.propose_settlement import propose_settlement
from marketplace.engagements.actions.record_nonconformity import record_nonconformity
from marketplace.engagements.actions.record_result import Result, record_result
from marketplace.engagements.actions.record_stage import record_stage
from marketplace.engagements.actions.release_result import release_result
from marketplace.engagements.actions.settle_contest import settle_contest
from marketplace.engagements.contests import answers_own_check
from marketplace.engagements.forms import (
    AnswerForm,
    BodyForm,
    CheckForm,
    ClosingForm,
    LaterForm,
    NonconformityForm,
    PlanForm,
    ReasonForm,
    ResultForm,
    SecondForm,
    StageForm,
)
from marketplace.engagements.models import Contest
from marketplace.engagements.pages import certification_page
from marketplace.engagements.rights import require_side
from marketplace.engagements.views.posting import attempt, stored
from portal.accounts.actors import Actor, request_actor
from portal.accounts.own_matter import own_matter_sentence
from portal.kernel.paging import page_key


@login_required
@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest, ref: str) -> HttpResponse:
    """The enterprise chooses among all admitted bodies."""
    actor = request_actor(request)
    found = queries.engagement_for(actor, ref)
    require_side(found, actor, "enterprise")
    bodies = queries.admitted_bodies()
    form = BodyForm(bodies, request.POST or None)
    status = 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda data: apply_certification(
                ref=ref, body_ref=data["body"], actor=actor
            ),
        )
        if not status:
            return redirect("engagements:engagement", ref)
    context = {"engagement": found, "form": form, "bodies": bodies}
    return render(request, "engagements/apply.html", context, status=status or 200)


@login_required
@require_GET
def certifications(request: HttpRequest) -> HttpResponse:
    """What an assessor's body was asked to certify."""
    actor = request_actor(request)
    page = queries.certifications_of(actor, page_key(request.GET.get("after")))
    context = {
        "rows": page.rows,
        "next": f"?after={page.after}" if page.after else "",
    }
    return render(request, "engagements/certifications.html", context)


@login_required
@require_GET
def certification(request: HttpRequest, ref: str) -> HttpResponse:
    return _show(request, request_actor(request), ref)


FORMS = {
    "stage": StageForm,
    "nonconformity": NonconformityForm,
    "closing": ClosingForm,
    "plan": PlanForm,
    "result": ResultForm,
    "later": LaterForm,
    "contest": ReasonForm,
}


@login_required
@require_POST
def record(request: HttpRequest, ref: str, what: str) -> HttpResponse:
    """One of the forms of the page; `what` names it."""
    actor = request_actor(request)
    queries.certification_for(actor, ref)
    form = FORMS[what](request.POST, request.FILES)
    status = attempt(form, lambda data: _act(what, ref, data, actor))
    if status:
        return _show(request, actor, ref, status=status, **{what: form})
    return redirect("engagements:certification", ref)


@login_required
@require_POST
def move(request: HttpRequest, ref: str, what: str) -> HttpResponse:
    """A step without anything to type."""
    moves = {
        "release": release_result,
        "confirm": confirm_result,
        "abandon": abandon_certification,
    }
    moves[what](ref=ref, actor=request_actor(request))
    return redirect("engagements:certification", ref)


@login_required
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, ref: str) -> HttpResponse:
    """The officer compares with the register, or answers a contest with another."""
    actor = request_actor(request)
    found = queries.check_for(actor, ref)
    contest = next((c for c in found.contests.all() if not c.closed_at), None)
    form_class, act = _step(contest)
    form = form_class(request.POST or None)
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda data: act(ref=ref, actor=actor, **data))
        if not status:
            return redirect("engagements:check", ref)
    context = {
        "certification": found,
        "engagement": found.engagement,
        "contest": contest,
        "stands_aside": own_matter_sentence(actor, found.concerned()),
        "is_proposed": bool(contest and contest.proposed_by),
        "is_own": bool(contest and contest.proposed_by == actor.ref),
        "is_own_check": bool(contest and answers_own_check(found, contest, actor)),
        "may_decide": actor.approver_of(found.institute_ref),
        "is_waiting": contest is not None or found.standing == "awaiting_check",
        "form": form,
    }
    return render(request, "engagements/check.html", context, status=status or 200)


def _step(contest: Contest | None) -> tuple[type[Form], Callable[..., object]]:
    if contest is None:
        return CheckForm, check_result
    if contest.proposed_by:
        return SecondForm, settle_contest
    return AnswerForm, propose_settlement


@transaction.atomic
def _act(what: str, ref: str, data: dict[str, Any], actor: Actor) -> None:
    """One transaction, so that a refused step leaves no stored file behind."""
    language = get_language() or ""
    if what == "stage":
        record_stage(ref=ref, actor=actor, **data)
    elif what == "nonconformity":
        record_nonconformity(ref=ref, language=language, actor=actor, **data)
    elif what == "closing":
        close_nonconformity(ref=ref, actor=actor, **data)
    elif what == "plan":
        accept_plan(ref=ref, actor=actor, **data)
    elif what == "later":
        change_certificate(ref=ref, actor=actor, **data)
    elif what == "contest":
        contest_result(ref=ref, reason=data["reason"], language=language, actor=actor)
    else:
        upload = data.pop("file")
        result = Result(file_ref=stored(upload, ref, actor), **data)
        record_result(ref=ref, result=result, actor=actor)


def _show(
    request: HttpRequest, actor: Actor, ref: str, status: int = 200, **bound: object
) -> HttpResponse:
    found = queries.certification_for(actor, ref)
    context = certification_page(actor, found, bound)
    return render(request, "engagements/certification.html", context, status=status)
