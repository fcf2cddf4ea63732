"""One milestone: deliver, accept, send back, mediate, record a payment."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from marketplace.engagements import queries
from marketplace.engagements.actions.accept_milestone import accept_milestone
from marketplace.engagements.actions.open_dispute import open_dispute
from marketplace.engagements.actions.request_changes import request_changes
from marketplace.engagements.actions.state_payment import state_payment
from marketplace.engagements.actions.submit_deliverable import submit_deliverable
from marketplace.engagements.forms import (
    ChangesForm,
    DeliverableForm,
    PaymentForm,
    ReasonForm,
)
from marketplace.engagements.pages import milestone_page
from marketplace.engagements.views.posting import attempt, stored
from marketplace.payments.actions.answer_payment import answer_payment
from marketplace.payments.queries import payment as payment_by_ref
from portal.accounts.actors import Actor, request_actor


@login_required
@require_GET
def milestone(request: HttpRequest, ref: str) -> HttpResponse:
    return _show(request, request_actor(request), ref)


@login_required
@require_POST
def deliver(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    queries.milestone_for(actor, ref)
    form = DeliverableForm(request.POST, request.FILES)

    @transaction.atomic
    def act(data: dict) -> None:
        # One transaction: a refused delivery leaves no stored file behind.
        submit_deliverable(
            ref=ref,
            file_refs=[stored(data["file"], ref, actor)],
            note=data["note"],
            language=get_language() or "",
            actor=actor,
        )

    status = attempt(form, act)
    if status:
        return _show(request, actor, ref, status=status, deliver=form)
    return redirect("engagements:milestone", ref)


@login_required
@require_POST
def accept(request: HttpRequest, ref: str) -> HttpResponse:
    found = accept_milestone(ref=ref, actor=request_actor(request))
    return redirect("engagements:engagement", found.engagement.ref)


@login_required
@require_POST
def changes(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    queries.milestone_for(actor, ref)
    form = ChangesForm(request.POST)
    status = attempt(
        form,
        lambda data: request_changes(
            ref=ref,
            reasons=data["reasons"],
            language=get_language() or "",
            actor=actor,
        ),
    )
    if status:
        return _show(request, actor, ref, status=status, changes=form)
    return redirect("engagements:milestone", ref)


@login_required
@require_POST
def dispute(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    queries.milestone_for(actor, ref)
    form = ReasonForm(request.POST)
    status = attempt(
        form, lambda data: open_dispute(ref=ref, reason=data["reason"], actor=actor)
    )
    if status:
        return _show(request, actor, ref, status=status, dispute=form)
    return redirect("engagements:milestone", ref)


@login_required
@require_POST
def pay(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    found = queries.milestone_for(actor, ref)
    form = PaymentForm(request.POST)
    status = attempt(
        form,
        lambda data: state_payment(
            milestone_ref=ref,
            direction=data["direction"],
            amount_minor=form.minor(),
            paid_on=data["paid_on"],
            actor=actor,
        ),
    )
    if status:
        return _show(request, actor, ref, status=status, pay=form)
    return redirect(_payments_of(found.engagement.ref))


@login_required
@require_POST
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Confirm or deny what the other side recorded."""
    row = payment_by_ref(ref)
    is_confirmed = request.POST.get("answer") == "confirm"
    answer_payment(ref=ref, is_confirmed=is_confirmed, actor=request_actor(request))
    return redirect(_payments_of(row.engagement_ref))


def _payments_of(engagement_ref: str) -> str:
    return f"{reverse('engagements:engagement', args=[engagement_ref])}#payments"


def _show(
    request: HttpRequest, actor: Actor, ref: str, status: int = 200, **bound: object
) -> HttpResponse:
    found = queries.milestone_for(actor, ref)
    context = milestone_page(actor, found, bound)
    return render(request, "engagements/milestone.html", context, status=status)
