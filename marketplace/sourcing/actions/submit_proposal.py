"""Send a proposal: from now on the enterprise's checked members may open it."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.permissions import must_speak_for
from marketplace.sourcing.documents import read, sha256
from marketplace.sourcing.entries import ProposalSubmitted
from marketplace.sourcing.models import Proposal
from marketplace.sourcing.permissions import (
    must_be_active,
    must_be_independent,
    must_not_be_both,
)
from marketplace.sourcing.rows import locked_proposal
from marketplace.sourcing.states import PROPOSAL_MOVES, ProposalStatus, RequestStatus
from marketplace.sourcing.wording import check_document
from portal.accounts.actors import Actor
from portal.journal import entries as journal
from portal.kernel import clock
from portal.kernel.errors import WrongState
from portal.kernel.moves import check_move


@transaction.atomic
def submit_proposal(*, ref: str, actor: Actor) -> Proposal:
    proposal = locked_proposal(ref)
    provider_ref = proposal.provider.ref
    must_speak_for(actor, provider_ref)
    must_not_be_both(actor, proposal.request.enterprise.ref, provider_ref)
    if proposal.status == ProposalStatus.SUBMITTED:
        return proposal  # a second press
    check_move(
        PROPOSAL_MOVES,
        proposal.status,
        ProposalStatus.SUBMITTED,
        _("This proposal can no longer be submitted."),
    )
    if proposal.request.status != RequestStatus.PUBLISHED:
        raise WrongState(_("The answer window of this request is over."))
    must_be_active(provider_ref)
    must_be_independent(proposal.request, provider_ref)
    # The list of forbidden phrases or the staff may have changed since the draft.
    check_document(read(proposal, actor), provider_ref=provider_ref)
    proposal.status = ProposalStatus.SUBMITTED
    proposal.submitted_at = clock.now()
    proposal.save(update_fields=["status", "submitted_at"])
    journal.record(
        ProposalSubmitted(
            stream=ref,
            request=proposal.request.ref,
            provider=provider_ref,
            document_sha256=sha256(proposal),
        ),
        actor=actor,
    )
    return proposal
