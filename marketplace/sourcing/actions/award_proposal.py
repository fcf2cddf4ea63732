"""Choose one proposal with reasons. Exactly one can win, also under two clicks."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.directory.permissions import must_speak_for
from marketplace.sourcing.comparison import compare
from marketplace.sourcing.entries import ProposalAwarded
from marketplace.sourcing.models import Proposal, ServiceRequest
from marketplace.sourcing.permissions import (
    must_be_active,
    must_be_independent,
    must_not_be_both,
    refuse_own_proposal,
)
from marketplace.sourcing.rows import locked_request
from marketplace.sourcing.states import (
    PROPOSAL_MOVES,
    REQUEST_MOVES,
    ProposalStatus,
    RequestStatus,
)
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.journal import entries as journal
from portal.journal.entries import Private
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid, NotFound
from portal.kernel.moves import check_move

NAME_THE_REASONS = gettext_lazy(
    "Say in a sentence why you choose this proposal; the others read it."
)


@transaction.atomic
def award_proposal(
    *, ref: str, proposal_ref: str, reasons: str, actor: Actor
) -> Proposal:
    """`ref` is the request's; the database allows one awarded proposal for each."""
    request = locked_request(ref)
    must_speak_for(actor, request.enterprise.ref)
    rows = {row.ref: row for row in _proposals(request)}
    chosen = rows.get(proposal_ref)
    if chosen is None:
        raise NotFound(_("There is no such proposal."))
    if chosen.status == ProposalStatus.AWARDED:
        return chosen  # a second press
    must_not_be_both(actor, request.enterprise.ref, chosen.provider.ref)
    refuse_own_proposal(chosen, actor)
    _check(request, chosen, reasons)
    losers = [
        row
        for row in rows.values()
        if row.status == ProposalStatus.SUBMITTED and row.pk != chosen.pk
    ]
    _decide(request, chosen, losers, reasons)
    timers.cancel_deadlines(ref)
    journal.record(
        ProposalAwarded(
            stream=ref,
            request=ref,
            proposal=chosen.ref,
            enterprise=request.enterprise.ref,
            provider=chosen.provider.ref,
            not_awarded=[row.ref for row in losers],
            reasons=Private(request.enterprise.ref, reasons),
        ),
        actor=actor,
    )
    return chosen


def _proposals(request: ServiceRequest) -> list[Proposal]:
    return list(
        Proposal.objects.select_for_update(of=("self",))
        .filter(request=request)
        .select_related("provider")
        .order_by("pk")
    )


def _check(request: ServiceRequest, chosen: Proposal, reasons: str) -> None:
    check_move(
        REQUEST_MOVES,
        request.status,
        RequestStatus.AWARDED,
        _("An award is possible once the answer window is over, and only once."),
    )
    check_move(
        PROPOSAL_MOVES,
        chosen.status,
        ProposalStatus.AWARDED,
        _("This proposal is no longer open. Choose another one."),
    )
    if not reasons.strip():
        raise Invalid(str(NAME_THE_REASONS), field="reasons")
    must_be_active(chosen.provider.ref)
    must_be_independent(request, chosen.provider.ref)


def _decide(
    request: ServiceRequest, chosen: Proposal, losers: list[Proposal], reasons: str
) -> None:
    now = clock.now()
    compared = compare(request, chosen, [chosen, *losers])
    for row in (chosen, *losers):
        won = row.pk == chosen.pk
        row.status = ProposalStatus.AWARDED if won else ProposalStatus.NOT_AWARDED
        row.decided_at = now
        row.comparison = compared[row.ref]
        _save(row)
    request.status, request.decided_at = RequestStatus.AWARDED, now
    request.award_reasons = reasons.strip()
    request.save(update_fields=["status", "decided_at", "award_reasons"])


def _save(row: Proposal) -> None:
    try:
        with transaction.atomic():
            row.save(update_fields=["status", "decided_at", "comparison"])
    except IntegrityError as error:
        raise Conflict(_("Another proposal of this request has won.")) from error
