"""Begin or change the draft of a proposal."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.permissions import must_act_for
from marketplace.sourcing.documents import SCHEMA, Document, write
from marketplace.sourcing.entries import ProposalSaved
from marketplace.sourcing.models import Proposal, ServiceRequest
from marketplace.sourcing.permissions import must_be_active, must_be_independent
from marketplace.sourcing.rows import locked_request
from marketplace.sourcing.states import OPEN_PROPOSAL, ProposalStatus, RequestStatus
from marketplace.sourcing.wording import check_document
from portal.accounts.actors import Actor
from portal.journal import entries as journal
from portal.kernel.errors import Conflict, NotAllowed, WrongState
from portal.parties.queries import party


@transaction.atomic
def save_proposal(
    *, request_ref: str, provider_ref: str, document: Document, actor: Actor
) -> Proposal:
    """One open proposal per organization and request: saving again changes it."""
    request = locked_request(request_ref)
    must_act_for(actor, provider_ref)
    must_be_active(provider_ref)
    _refuse_self_dealing(request, provider_ref, actor)
    if request.status != RequestStatus.PUBLISHED:
        raise WrongState(_("The answer window of this request is over."))
    check_document(document, provider_ref=provider_ref)
    proposal = request.proposals.filter(
        provider__ref=provider_ref, status__in=OPEN_PROPOSAL
    ).first()
    if proposal is None:
        proposal = Proposal(
            request=request, provider=party(provider_ref), created_by=actor.ref
        )
    elif proposal.status != ProposalStatus.DRAFT:
        raise Conflict(
            _("Your proposal is submitted. Withdraw it first, then write a new one.")
        )
    write(proposal, document)
    proposal.save()
    journal.record(
        ProposalSaved(
            stream=proposal.ref,
            request=request_ref,
            provider=provider_ref,
            schema=SCHEMA,
        ),
        actor=actor,
    )
    return proposal


def _refuse_self_dealing(
    request: ServiceRequest, provider_ref: str, actor: Actor
) -> None:
    if actor.acts_for(request.enterprise.ref):
        raise NotAllowed(
            _("You act for the enterprise that asks, so you cannot answer its request.")
        )
    must_be_independent(request, provider_ref)
