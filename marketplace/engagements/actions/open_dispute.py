"""One side asks the institute to mediate about a milestone; silence may do it too."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import DisputeOpened
from marketplace.engagements.locks import locked_milestone
from marketplace.engagements.models import Milestone
from marketplace.engagements.rights import require_own_side
from marketplace.engagements.silence import end_silence
from marketplace.engagements.states import (
    MILESTONE_MOVES,
    MOST_REWORKS,
    MilestoneStatus,
)
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid
from portal.kernel.moves import check_move


@transaction.atomic
def open_dispute(*, ref: str, reason: str, actor: Actor) -> Milestone:
    milestone = locked_milestone(ref)
    require_own_side(milestone.engagement, actor)
    if not reason.strip():
        raise Invalid(
            _("Say in a sentence or two what you disagree about."), field="reason"
        )
    cause = "rework_limit" if milestone.reworks >= MOST_REWORKS else "party"
    to_mediation(milestone, cause=cause, reason=reason.strip(), actor=actor)
    return milestone


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
