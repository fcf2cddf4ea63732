"""Secure the amount of a milestone through the engagement's gateway; outside: at once."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import MilestoneFunded
from marketplace.engagements.locks import locked_milestone
from marketplace.engagements.models import Milestone
from marketplace.engagements.rights import require_side
from marketplace.engagements.states import (
    MILESTONE_MOVES,
    EngagementStatus,
    MilestoneStatus,
)
from marketplace.engagements.transfers import transfer_of
from marketplace.payments.gateway import gateway
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.errors import WrongState
from portal.kernel.moves import check_move

AFTER = {
    "passed": MilestoneStatus.FUNDED,
    "waiting": MilestoneStatus.FUNDING,
    "failed": MilestoneStatus.EXPIRED,
}


@transaction.atomic
def fund_milestone(*, ref: str, actor: Actor) -> Milestone:
    milestone = locked_milestone(ref)
    engagement = milestone.engagement
    require_side(engagement, actor, "enterprise")
    if engagement.status != EngagementStatus.ACTIVE:
        raise WrongState(_("The engagement does not run, so nothing is funded."))
    check_move(
        MILESTONE_MOVES,
        milestone.status,
        MilestoneStatus.FUNDING,
        _("This milestone is funded already or needs no funding any more."),
    )
    answer = gateway(engagement.gateway).fund(transfer_of(milestone, "fund"))
    milestone.status = AFTER[answer]
    milestone.save(update_fields=["status"])
    record(
        MilestoneFunded(
            stream=engagement.ref,
            milestone=milestone.ref,
            amount_minor=milestone.amount_minor,
            currency=engagement.currency,
            gateway=engagement.gateway,
            answer=answer,
        ),
        actor=actor,
    )
    return milestone
