"""Pay out an accepted milestone through the gateway; outside: the payment is now due."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import MilestoneReleased
from marketplace.engagements.going_on import go_on
from marketplace.engagements.locks import locked_milestone
from marketplace.engagements.models import Milestone
from marketplace.engagements.rights import require_side
from marketplace.engagements.states import MILESTONE_MOVES, MilestoneStatus
from marketplace.engagements.transfers import transfer_of
from marketplace.payments.gateway import gateway
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.moves import check_move

AFTER = {
    "passed": MilestoneStatus.RELEASED,
    "waiting": MilestoneStatus.RELEASING,
    "failed": MilestoneStatus.RELEASE_FAILED,
}


@transaction.atomic
def release_milestone(*, ref: str, actor: Actor) -> Milestone:
    milestone = locked_milestone(ref)
    engagement = milestone.engagement
    require_side(engagement, actor, "enterprise")
    check_move(
        MILESTONE_MOVES,
        milestone.status,
        MilestoneStatus.RELEASING,
        _("Only an accepted milestone is released, and only once."),
    )
    answer = gateway(engagement.gateway).release(transfer_of(milestone, "release"))
    milestone.status = AFTER[answer]
    milestone.save(update_fields=["status"])
    record(
        MilestoneReleased(
            stream=engagement.ref,
            milestone=milestone.ref,
            amount_minor=milestone.amount_minor,
            currency=engagement.currency,
            gateway=engagement.gateway,
            answer=answer,
        ),
        actor=actor,
    )
    go_on(engagement)
    return milestone
