"""One side proposes to end by agreement; nothing ends until the other agrees."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import TerminationProposed
from marketplace.engagements.locks import locked_engagement
from marketplace.engagements.models import Engagement
from marketplace.engagements.rights import require_own_side
from marketplace.engagements.states import EngagementStatus
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid, WrongState


@transaction.atomic
def propose_termination(*, ref: str, reason: str, actor: Actor) -> Engagement:
    engagement = locked_engagement(ref)
    side = require_own_side(engagement, actor)
    if engagement.status != EngagementStatus.ACTIVE:
        raise WrongState(_("Only a running engagement can be ended."))
    if engagement.end_proposed_by:
        raise WrongState(_("An end by agreement is proposed already. See the page."))
    if not reason.strip():
        raise Invalid(
            _("Say in a sentence why it ends. The other side reads it."), field="reason"
        )
    party = engagement.enterprise if side == "enterprise" else engagement.provider
    engagement.end_proposed_by = party.ref
    engagement.end_reason = reason.strip()
    engagement.save(update_fields=["end_proposed_by", "end_reason"])
    record(
        TerminationProposed(
            stream=ref, party=party.ref, reason=Private(actor.ref, reason.strip())
        ),
        actor=actor,
    )
    return engagement
