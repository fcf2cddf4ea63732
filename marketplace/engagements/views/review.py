"""Writing a review, and the one reply to it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from marketplace.engagements import queries
from marketplace.engagements.actions.reply_review import reply_review
from marketplace.engagements.actions.submit_review import submit_review
from marketplace.engagements.forms import ReplyForm, ReviewForm
from marketplace.engagements.models.reviews import ITEMS
from marketplace.engagements.review_window import is_open, last_day
from marketplace.engagements.rights import require_own_side
from marketplace.engagements.views.posting import attempt
from portal.accounts.actors import request_actor


@login_required
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    found = queries.engagement_for(actor, ref)
    side = require_own_side(found, actor)
    form = ReviewForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda data: submit_review(
                ref=ref,
                scores={item: data[item] for item in ITEMS},
                again=data["again"],
                text=data["text"],
                language=get_language() or "",
                actor=actor,
            ),
        )
        if not status:
            return redirect(_reviews_of(ref))
    context = {
        "engagement": found,
        "form": form,
        "is_open": is_open(found),
        "is_written": queries.has_reviewed(found, side),
        "last_day": last_day(found),
    }
    return render(request, "engagements/review.html", context, status=status or 200)


@login_required
@require_http_methods(["GET", "POST"])
def reply(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    found = queries.review_for(actor, ref)
    form = ReplyForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda data: reply_review(
                ref=ref, text=data["text"], language=get_language() or "", actor=actor
            ),
        )
        if not status:
            return redirect(_reviews_of(found.engagement.ref))
    context = {"review": found, "engagement": found.engagement, "form": form}
    return render(request, "engagements/reply.html", context, status=status or 200)


def _reviews_of(ref: str) -> str:
    return f"{reverse('engagements:engagement', args=[ref])}#reviews"
