"""Proposals: write, submit, withdraw, open, award."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from marketplace.sourcing import pages, queries
from marketplace.sourcing.actions.award_proposal import award_proposal
from marketplace.sourcing.actions.open_proposal import open_proposal
from marketplace.sourcing.actions.save_proposal import save_proposal
from marketplace.sourcing.actions.submit_proposal import submit_proposal
from marketplace.sourcing.actions.withdraw_proposal import withdraw_proposal
from marketplace.sourcing.documents import read
from marketplace.sourcing.forms import AwardForm
from marketplace.sourcing.proposal_form import (
    ProposalForm,
    initial_of,
    initial_split,
)
from marketplace.sourcing.states import ProposalStatus, RequestStatus
from portal.accounts.actors import Actor, request_actor
from portal.kernel.errors import NotAllowed, PortalError
from portal.kernel.paging import whole_number
from portal.parties.models import Party
from portal.parties.queries import current_staff
from portal.ui.forms import refuse

INVALID = 422
MOST_DIGITS = 8


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, ref: str) -> HttpResponse:
    """Write the proposal; `?total=80000` fills in the usual split of a total."""
    actor = request_actor(request)
    row = queries.request_for(actor, ref)
    mine = queries.providers_of(actor)
    given = request.POST if request.method == "POST" else request.GET
    provider = queries.chosen_provider(mine, given.get("provider", ""))
    form = ProposalForm(
        request.POST or None,
        staff=current_staff(provider.ref),
        initial=_initial(request, ref, provider, actor),
    )
    status = INVALID if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            saved = save_proposal(
                request_ref=ref,
                provider_ref=provider.ref,
                document=form.document(language=get_language() or "zh-hans"),
                actor=actor,
            )
        except PortalError as error:
            status = refuse(form, error)
        else:
            return redirect("sourcing:proposal", ref=saved.ref)
    context = {"form": form, "row": row, "provider": provider, "providers": mine}
    return render(request, "sourcing/propose.html", context, status=status)


def _initial(
    request: HttpRequest, ref: str, provider: Party, actor: Actor
) -> dict[str, object]:
    row = queries.request_for(actor, ref)
    begun = queries.open_proposal_of(row, provider.ref)
    found: dict[str, object] = {}
    if begun is not None and begun.status == ProposalStatus.DRAFT:
        found = initial_of(read(begun, actor))
    total = request.GET.get("total", "")
    if (amount := whole_number(total, MOST_DIGITS)) is not None:
        found |= initial_split(amount)
    return found


@login_required
@require_safe
def proposal(request: HttpRequest, ref: str) -> HttpResponse:
    return _page(request, ref, AwardForm())


def _page(
    request: HttpRequest, ref: str, form: AwardForm, *, status: int = 200
) -> HttpResponse:
    actor = request_actor(request)
    row = queries.proposal_for(actor, ref)
    document = open_proposal(proposal=row, actor=actor)
    own = actor.acts_for(row.provider.ref)
    context = {
        "row": row,
        "document": document,
        "people": queries.practitioners(document.practitioner_refs),
        "own": own,
        "form": form,
        "can_award": not own
        and row.request.status == RequestStatus.CLOSED
        and row.status == ProposalStatus.SUBMITTED,
        "waits": not own and row.request.status == RequestStatus.PUBLISHED,
        "can_submit": own
        and row.status == ProposalStatus.DRAFT
        and row.request.status == RequestStatus.PUBLISHED,
        "can_withdraw": own
        and row.status in {ProposalStatus.DRAFT, ProposalStatus.SUBMITTED},
        "compared": pages.comparison_words(row) if own else [],
    }
    return render(request, "sourcing/proposal.html", context, status=status)


@login_required
@require_POST
def submit(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    queries.proposal_for(actor, ref)
    submit_proposal(ref=ref, actor=actor)
    return redirect("sourcing:proposal", ref=ref)


@login_required
@require_POST
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    queries.proposal_for(actor, ref)
    withdraw_proposal(ref=ref, actor=actor)
    return redirect("sourcing:proposal", ref=ref)


@login_required
@require_POST
def award(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    row = queries.proposal_for(actor, ref)
    form = AwardForm(request.POST)
    status = INVALID
    if form.is_valid():
        try:
            award_proposal(
                ref=row.request.ref,
                proposal_ref=ref,
                reasons=form.cleaned_data["reasons"],
                actor=actor,
            )
        except NotAllowed:
            raise  # a whole page says it: the content is not for this reader
        except PortalError as error:
            status = refuse(form, error)
        else:
            return redirect("sourcing:request", ref=row.request.ref)
    return _page(request, ref, form, status=status)
