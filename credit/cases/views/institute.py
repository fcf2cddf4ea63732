"""Pages of the institute: cases, reviews and tip-offs, step by step."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from credit.cases import institute_steps, pages, queries, review_steps
from credit.cases.conflicts import conflict_of
from credit.cases.models import Case
from credit.cases.public_events import deciders_of
from credit.cases.reviewing import case_of, concerned_by, event_ref_of
from credit.cases.steps import offered
from credit.cases.story import story
from credit.cases.views.running import run_step
from portal.accounts.actors import Actor, request_actor
from portal.accounts.queries import user_names
from portal.deadlines import timers
from portal.files.store import files_of
from portal.parties import queries as parties

CONSOLE = "layouts/console.html"


def _conflict(actor: Actor, ref: str, party_refs: list[str]) -> str:
    reason = conflict_of(actor, ref, party_refs)
    return str(reason.label) if reason else ""


@login_required
def case(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    found = queries.case_for_officer(actor, ref)
    page = pages.case_page(actor, found)
    context = {
        "page": page,
        "layout": CONSOLE,
        "step_url": "cases:institute_step",
        "conflict": _conflict(actor, ref, found.party_refs),
        "officers": user_names({found.handler_ref, *deciders_of(_decided(found))}),
    }
    return render(request, "cases/case.html", context)


@login_required
def step(request: HttpRequest, ref: str, slug: str) -> HttpResponse:
    actor = request_actor(request)
    found = queries.case_for_officer(actor, ref)
    return run_step(
        request,
        steps=institute_steps.INSTITUTE,
        slug=slug,
        ref=ref,
        back=reverse("cases:institute_case", args=[ref]),
        layout=CONSOLE,
        initial={"seen": _version(found)},
    )


@login_required
def review(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    found = queries.review_for_officer(actor, ref)
    steps = offered(review_steps.INSTITUTE[found.PREFIX], found.status)
    if found.proposed_by == actor.ref:
        steps = [s for s in steps if s.slug not in {"decide", "return"}]
    had_a_hand = actor.ref in deciders_of(case_of(found))
    if had_a_hand or not actor.approver_of(found.institute_ref):
        steps = [s for s in steps if s.slug != "return"]
    known = parties.parties_by_ref([found.by_ref, found.institute_ref])
    main = next((s for s in steps if s.is_main), None)
    context = {
        "review": found,
        "by": known.get(found.by_ref),
        "event_ref": event_ref_of(found),
        "path": pages.review_path(found),
        "main": main,
        "others": [s for s in steps if s is not main],
        "due": timers.last_due(f"cases.{found.CLOCK}", ref),
        "told": pages.review_story(found, "institute", known),
        "files": files_of(ref),
        "layout": CONSOLE,
        "step_url": "cases:institute_review_step",
        "conflict": _conflict(actor, ref, concerned_by(found)),
        "had_a_hand": had_a_hand,
        "is_officer": True,
    }
    return render(request, "cases/review.html", context)


@login_required
def review_step(request: HttpRequest, ref: str, slug: str) -> HttpResponse:
    found = queries.review_for_officer(request_actor(request), ref)
    return run_step(
        request,
        steps=review_steps.INSTITUTE[found.PREFIX],
        slug=slug,
        ref=ref,
        back=reverse("cases:institute_review", args=[ref]),
        layout=CONSOLE,
        initial={"seen": found.version},
    )


@login_required
def tip(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    found = queries.tip_for_officer(actor, ref)
    steps = offered(review_steps.TIP_OFF, found.status)
    main = next((s for s in steps if s.is_main), None)
    context = {
        "tip": found,
        "about": parties.parties_by_ref([found.about_ref]).get(found.about_ref),
        "main": main,
        "others": [s for s in steps if s is not main],
        "due": timers.last_due("cases.tip_triage", ref),
        "told": story([ref], "institute", {}),
        "layout": CONSOLE,
        "step_url": "cases:institute_tip_step",
    }
    return render(request, "cases/tip.html", context)


@login_required
def tip_step(request: HttpRequest, ref: str, slug: str) -> HttpResponse:
    found = queries.tip_for_officer(request_actor(request), ref)
    return run_step(
        request,
        steps=review_steps.TIP_OFF,
        slug=slug,
        ref=ref,
        back=reverse("cases:institute_tip", args=[ref]),
        layout=CONSOLE,
        initial={"respondent_ref": found.about_ref},
    )


def _decided(case: Case) -> Case | None:
    return case if hasattr(case, "decision") else None


def _version(case: Case) -> int:
    if case.origin == "mediation":
        return case.ruling.version if hasattr(case, "ruling") else 0
    return case.decision.version if hasattr(case, "decision") else 0
