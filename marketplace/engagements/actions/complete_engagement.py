"""Every milestone is accepted or settled: the work is done, the reviews open."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import EngagementCompleted
from marketplace.engagements.lateness import late_working_days
from marketplace.engagements.locks import locked_engagement
from marketplace.engagements.models import Engagement
from marketplace.engagements.rights import require_own_side
from marketplace.engagements.states import (
    ENGAGEMENT_MOVES,
    OVER,
    REVIEW_DAYS,
    EngagementStatus,
    MilestoneStatus,
)
from portal.accounts.actors import SYSTEM, Actor
from portal.deadlines import timers
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import WrongState
from portal.kernel.moves import check_move

REVEAL_DEADLINE = "engagements.reveal_reviews"


@transaction.atomic
def complete_engagement(*, ref: str, actor: Actor) -> Engagement:
    engagement = locked_engagement(ref)
    if actor != SYSTEM:
        require_own_side(engagement, actor)
    check_move(
        ENGAGEMENT_MOVES,
        engagement.status,
        EngagementStatus.COMPLETED,
        _("This engagement does not run any more."),
    )
    rows = list(engagement.milestones.all())
    if not all(row.status in OVER for row in rows):
        raise WrongState(
            _("Every milestone must be accepted or settled first. See the table.")
        )
    engagement.status = EngagementStatus.COMPLETED
    engagement.ended_at = clock.now()
    engagement.save(update_fields=["status", "ended_at"])
    timers.set_deadline(
        REVEAL_DEADLINE, ref, clock.end_of(clock.today() + timedelta(days=REVIEW_DAYS))
    )
    record(
        EngagementCompleted(
            stream=ref,
            enterprise=engagement.enterprise.ref,
            provider=engagement.provider.ref,
            late_milestones=sum(late_working_days(row) > 0 for row in rows),
            settled_milestones=sum(
                row.status == MilestoneStatus.SETTLED for row in rows
            ),
        ),
        actor=actor,
    )
    return engagement
