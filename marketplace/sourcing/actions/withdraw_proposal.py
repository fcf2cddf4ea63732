"""Take a proposal back; a new one may follow while the window is open."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.permissions import must_speak_for
from marketplace.sourcing.entries import ProposalWithdrawn
from marketplace.sourcing.models import Proposal
from marketplace.sourcing.rows import locked_proposal
from marketplace.sourcing.states import PROPOSAL_MOVES, ProposalStatus
from portal.accounts.actors import Actor
from portal.journal import entries as journal
from portal.kernel import clock
from portal.kernel.moves import check_move


@transaction.atomic
def withdraw_proposal(*, ref: str, actor: Actor) -> Proposal:
    proposal = locked_proposal(ref)
    must_speak_for(actor, proposal.provider.ref)
    if proposal.status == ProposalStatus.WITHDRAWN:
        return proposal  # a second press
    check_move(
        PROPOSAL_MOVES,
        proposal.status,
        ProposalStatus.WITHDRAWN,
        _("This proposal was decided and can no longer be withdrawn."),
    )
    proposal.status = ProposalStatus.WITHDRAWN
    proposal.decided_at = clock.now()
    proposal.save(update_fields=["status", "decided_at"])
    journal.record(
        ProposalWithdrawn(
            stream=ref, request=proposal.request.ref, provider=proposal.provider.ref
        ),
        actor=actor,
    )
    return proposal
