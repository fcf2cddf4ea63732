"""Pages of a subject about its own public events: object, repair, state; and follow."""

from collections.abc import Callable, Mapping

from django import forms as django_forms
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from credit.cases import forms, pages, periods, queries, review_steps
from credit.cases.actions.attach_statement import attach_statement
from credit.cases.actions.file_objection import file_objection
from credit.cases.actions.request_repair import PLEDGE, request_repair
from credit.cases.models import Review
from credit.cases.public_events import event_concerning
from credit.cases.records import records_of
from credit.cases.reviewing import event_ref_of
from credit.cases.steps import offered
from credit.cases.views.running import attempt, form_of, run_step
from credit.events.models import CreditEvent
from credit.publish import words
from portal.accounts.actors import Actor, request_actor
from portal.agreements.queries import current_text, wording
from portal.deadlines import timers
from portal.files.store import files_of, save_upload
from portal.parties import queries as parties

WORKSPACE = "layouts/workspace.html"
Filing = Callable[[Actor, dict], Review]


@login_required
def records(request: HttpRequest) -> HttpResponse:
    rows = records_of(request_actor(request))
    return render(request, "cases/records.html", {"rows": rows})


@login_required
def object_to(request: HttpRequest, event_ref: str) -> HttpResponse:
    def run(actor: Actor, data: dict) -> Review:
        return file_objection(event_ref=event_ref, text=data["text"], actor=actor)

    context = {
        "title": _("Object to this record"),
        "lead": _(
            "It is marked as objected in public at once. Two officers who did not "
            "decide it answer within five working days. If you are right, it never "
            "counted."
        ),
        "submit": _("Object"),
    }
    return _file(request, event_ref, forms.EventTextForm, run, context)


@login_required
def repair(request: HttpRequest, event_ref: str) -> HttpResponse:
    def run(actor: Actor, data: dict) -> Review:
        return request_repair(
            event_ref=event_ref, text=data["text"], pledged=data["pledged"], actor=actor
        )

    pledge = wording(current_text(PLEDGE))
    context = {
        "title": _("Ask for credit repair"),
        "lead": _(
            "Free of charge, decided within ten working days. Once granted, the "
            "record counts no more and nothing public shows that it was."
        ),
        "submit": _("Sign and ask for repair"),
        "pledge_title": pledge[0],
        "pledge": pledge[1],
        "shows_repair": True,
    }
    return _file(request, event_ref, forms.RepairForm, run, context)


@login_required
def state(request: HttpRequest, event_ref: str) -> HttpResponse:
    actor = request_actor(request)
    event = event_concerning(actor, event_ref)
    form = form_of(forms.StatementForm, request, {})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            refused = attempt(
                form,
                lambda: attach_statement(
                    event_ref=event_ref, text=form.cleaned_data["text"], actor=actor
                ),
            )
            if refused is None:
                return redirect("cases:cases")
            status = refused.status
    context = {
        "form": form,
        "title": _("State your side of this record"),
        "lead": _("Your words stand beside the record wherever it is shown."),
        "submit": _("Publish the statement"),
        **_event_facts(event),
    }
    return render(request, "cases/about_event.html", context, status=status)


def _file(
    request: HttpRequest,
    event_ref: str,
    form_class: type[django_forms.Form],
    run: Filing,
    words: Mapping[str, object],
) -> HttpResponse:
    actor = request_actor(request)
    event = event_concerning(actor, event_ref)
    form = form_of(form_class, request, {})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            filed: list[Review] = []
            refused = attempt(
                form, lambda: filed.append(_with_file(run, actor, form.cleaned_data))
            )
            if refused is None:
                return redirect("cases:review", filed[0].ref)
            status = refused.status
    context = {"form": form, **words, **_event_facts(event)}
    return render(request, "cases/about_event.html", context, status=status)


@transaction.atomic
def _with_file(run: Filing, actor: Actor, data: dict) -> Review:
    """Both or neither: a refused file leaves nothing filed."""
    review = run(actor, data)
    file: UploadedFile | None = data.get("file")
    if file:
        save_upload(file, review.ref, actor)
    return review


def _event_facts(event: CreditEvent) -> dict[str, object]:
    return {
        "event": event,
        "event_kind": words.kind(event.kind),
        "subject": parties.party(event.subject),
        "until": periods.publication_end(event),
        "repairable_from": periods.repairable_from(event),
    }


@login_required
def review(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    found = queries.review_for(actor, ref)
    is_mine = actor.acts_for(found.by_ref)
    if not is_mine and actor.officer_of(found.institute_ref):
        return redirect("cases:institute_review", ref)
    known = parties.parties_by_ref([found.by_ref, found.institute_ref])
    context = {
        "review": found,
        "by": known.get(found.by_ref),
        "event_ref": event_ref_of(found),
        "path": pages.review_path(found),
        "main": None,
        "others": offered(review_steps.PARTY, found.status) if is_mine else [],
        "due": timers.last_due(f"cases.{found.CLOCK}", ref),
        "told": pages.review_story(found, "respondent", known),
        "files": files_of(ref),
        "layout": WORKSPACE,
        "step_url": "cases:review_step",
    }
    return render(request, "cases/review.html", context)


@login_required
def review_step(request: HttpRequest, ref: str, slug: str) -> HttpResponse:
    actor = request_actor(request)
    found = queries.review_for(actor, ref)
    return run_step(
        request,
        # An officer sees the matter, but these steps belong to who filed it.
        steps=review_steps.PARTY if actor.acts_for(found.by_ref) else [],
        slug=slug,
        ref=ref,
        back=reverse("cases:review", args=[ref]),
        layout=WORKSPACE,
        initial={},
    )
