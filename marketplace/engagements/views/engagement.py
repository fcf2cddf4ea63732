"""My engagements, one engagement, its contract, shares and end."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marketplace.engagements import cards, queries
from marketplace.engagements.actions.agree_shares import agree_shares
from marketplace.engagements.actions.agree_termination import agree_termination
from marketplace.engagements.actions.propose_shares import OPEN, propose_shares
from marketplace.engagements.actions.propose_termination import propose_termination
from marketplace.engagements.actions.sign_contract import sign_contract
from marketplace.engagements.actions.terminate_engagement import terminate_engagement
from marketplace.engagements.contract import contract_summary
from marketplace.engagements.forms import ReasonForm, SharesForm
from marketplace.engagements.pages import engagement_page
from marketplace.engagements.refund_words import refund_rows
from marketplace.engagements.rights import require_own_side, sees_amounts, side_of
from marketplace.engagements.states import EngagementStatus
from marketplace.engagements.views.posting import attempt
from portal.accounts.actors import request_actor
from portal.agreements.actions.decide_consent import decide_consent
from portal.kernel.paging import page_key


@login_required
@require_GET
def engagements(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    page = queries.engagements_of(actor, page_key(request.GET.get("after")))
    rows = [cards.card(row, shows_amount=sees_amounts(row, actor)) for row in page.rows]
    return render(
        request,
        "engagements/engagements.html",
        {"rows": rows, "next": f"?after={page.after}" if page.after else ""},
    )


@login_required
@require_GET
def engagement(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    found = queries.engagement_for(actor, ref)
    return render(
        request, "engagements/engagement.html", {"page": engagement_page(actor, found)}
    )


@login_required
@require_http_methods(["GET", "POST"])
def contract(request: HttpRequest, ref: str) -> HttpResponse:
    """The summary that both sides sign."""
    actor = request_actor(request)
    found = queries.engagement_for(actor, ref)
    if request.method == "POST":
        sign_contract(ref=ref, terms=request.POST.get("terms", ""), actor=actor)
        return redirect("engagements:engagement", ref)
    side = side_of(found, actor)
    is_open = found.status == EngagementStatus.PENDING_SIGNATURES
    context = {
        "summary": contract_summary(found),
        "refund_rows": refund_rows(found.refund_table),
        "engagement": found,
        "may_sign": is_open and side and not getattr(found, f"{side}_signed_at"),
        "is_chinese": (get_language() or "").startswith("zh"),
    }
    return render(request, "engagements/contract.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def shares(request: HttpRequest, ref: str) -> HttpResponse:
    """Who contributed how much: propose other numbers, or agree to these."""
    actor = request_actor(request)
    found = queries.engagement_for(actor, ref)
    side = side_of(found, actor)
    people, now = queries.people_of(found)
    form = SharesForm(people, now, request.POST or None)
    status = 200
    if request.method == "POST":
        if "agree" in request.POST:
            pairs = [pair.partition("=") for pair in request.POST.getlist("seen")]
            numbers = {person: page_key(share) or 0 for person, _sep, share in pairs}
            agree_shares(ref=ref, shares=numbers, actor=actor)
            return redirect("engagements:engagement", ref)
        status = attempt(
            form,
            lambda data: propose_shares(
                ref=ref, shares=form.basis_points(), actor=actor
            ),
        )
        if not status:
            return redirect("engagements:engagement", ref)
    is_open = found.status in OPEN  # afterwards they stand
    context = {
        "engagement": found,
        "form": form,
        "rows": [(person, now.get(person.ref, 0)) for person in people],
        "is_open": is_open,
        "may_agree": side and is_open and not getattr(found, f"shares_agreed_{side}"),
        "may_propose": side and is_open and not found.shares_agreed,
    }
    return render(request, "engagements/shares.html", context, status=status or 200)


@login_required
@require_http_methods(["GET", "POST"])
def ending(request: HttpRequest, ref: str) -> HttpResponse:
    """End alone, propose to end by agreement, or agree to that."""
    actor = request_actor(request)
    found = queries.engagement_for(actor, ref)
    require_own_side(found, actor)
    form = ReasonForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if "agree" in request.POST:
            agree_termination(ref=ref, actor=actor)
            return redirect("engagements:engagement", ref)
        act = terminate_engagement if "alone" in request.POST else propose_termination
        status = attempt(
            form, lambda data: act(ref=ref, reason=data["reason"], actor=actor)
        )
        if not status:
            return redirect("engagements:engagement", ref)
    own = found.enterprise if side_of(found, actor) == "enterprise" else found.provider
    context = {
        "engagement": found,
        "form": form,
        "proposed_by_other": found.end_proposed_by not in {"", own.ref},
        "proposed_by_self": found.end_proposed_by == own.ref,
    }
    return render(request, "engagements/ending.html", context, status=status or 200)


@login_required
@require_POST
def client_name(request: HttpRequest, ref: str) -> HttpResponse:
    """The enterprise allows or forbids that public facts name it."""
    actor = request_actor(request)
    found = queries.engagement_for(actor, ref)
    decide_consent(
        party_ref=found.enterprise.ref,
        purpose="client_name",
        is_given=request.POST.get("is_given") == "yes",
        about_ref=ref,
        actor=actor,
    )
    return redirect(f"{reverse('engagements:engagement', args=[ref])}#certification")
