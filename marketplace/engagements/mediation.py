"""How does a milestone go to mediation?"""

from django.utils.translation import gettext as _

from marketplace.engagements.entries import DisputeOpened
from marketplace.engagements.models import Milestone
from marketplace.engagements.silence import end_silence
from marketplace.engagements.states import (
    MILESTONE_MOVES,
    MilestoneStatus,
)
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.moves import check_move


def to_mediation(
    milestone: Milestone, *, cause: str, reason: str, actor: Actor
) -> None:
    """Pass through `disputed`: opening the case follows in the same transaction."""
    check_move(
        MILESTONE_MOVES,
        milestone.status,
        MilestoneStatus.DISPUTED,
        _("Mediation is for a milestone in work or delivered. This one is neither."),
    )
    milestone.status = MilestoneStatus.MEDIATION
    milestone.dispute_reason = reason
    milestone.save(update_fields=["status", "dispute_reason"])
    end_silence(milestone)
    engagement = milestone.engagement
    record(
        DisputeOpened(
            stream=engagement.ref,
            milestone=milestone.ref,
            cause=cause,
            enterprise=engagement.enterprise.ref,
            provider=engagement.provider.ref,
            reason=Private(actor.ref, reason),
        ),
        actor=actor,
    )
