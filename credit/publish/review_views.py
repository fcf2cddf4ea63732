"""An officer reads a practitioner's new result and confirms it for publication."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from credit.evaluate.actions.confirm_result import confirm_result
from credit.evaluate.queries import consenting
from credit.evaluate.standing import evaluate
from credit.publish import pages
from portal.accounts.actors import request_actor
from portal.accounts.jurisdiction import institute_for
from portal.accounts.own_matter import own_matter_sentence
from portal.kernel import errors
from portal.parties import queries as parties


@login_required
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    person = parties.party(ref)
    institute = institute_for(person.region)
    if institute is None or not actor.officer_of(institute):
        raise errors.NotFound(_("There is no such result to confirm."))
    if request.method == "POST":
        confirm_result(ref=ref, actor=actor)
        return redirect("credit_publish:review", ref=ref)
    context = {
        "party": person,
        "standing": pages.page(evaluate(ref)),
        "published": pages.standing(ref),
        "stands_aside": own_matter_sentence(actor, [ref]),
        "has_consent": bool(consenting([ref])),
    }
    return render(request, "credit_publish/review.html", context)
