"""Open a proposal's content: the access row is committed before it is served."""

from django.db import transaction

from marketplace.sourcing.documents import Document, read
from marketplace.sourcing.models import Proposal
from portal.accounts.actors import Actor
from portal.files.models import FileAccess


@transaction.atomic
def open_proposal(*, proposal: Proposal, actor: Actor) -> Document:
    """Its own side reads without a trace; the enterprise leaves one each time."""
    document = read(proposal, actor)
    if not actor.acts_for(proposal.provider.ref):
        FileAccess.objects.create(
            ref=proposal.ref, user_ref=actor.ref, purpose="proposal"
        )
    return document
