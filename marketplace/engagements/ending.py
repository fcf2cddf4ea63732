"""How does a running engagement end, whoever ends it?"""

from django.utils.translation import gettext as _

from marketplace.engagements.closing import close_milestones
from marketplace.engagements.entries import EngagementTerminated
from marketplace.engagements.models import Engagement
from marketplace.engagements.states import ENGAGEMENT_MOVES, EngagementStatus
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.moves import check_move

AFTER = {
    "client": EngagementStatus.TERMINATED_BY_CLIENT,
    "provider": EngagementStatus.TERMINATED_BY_PROVIDER,
    "agreement": EngagementStatus.TERMINATED_BY_AGREEMENT,
}


def end(engagement: Engagement, *, by: str, reason: str, actor: Actor) -> None:
    """The engagement is locked and the actor allowed."""
    check_move(
        ENGAGEMENT_MOVES,
        engagement.status,
        AFTER[by],
        _("Only a running engagement can be ended."),
    )
    owed = close_milestones(engagement, by=by)
    engagement.status = AFTER[by]
    engagement.ended_at = clock.now()
    engagement.end_reason = reason
    engagement.save(update_fields=["status", "ended_at", "end_reason"])
    record(
        EngagementTerminated(
            stream=engagement.ref,
            by=by,
            enterprise=engagement.enterprise.ref,
            provider=engagement.provider.ref,
            refunds=owed,
            currency=engagement.currency,
            reason=Private(actor.ref, reason),
        ),
        actor=actor,
    )
