"""How are reviews shown, both at once?"""

from marketplace.engagements.actions.complete_engagement import REVEAL_DEADLINE
from marketplace.engagements.entries import ReviewsRevealed
from marketplace.engagements.models import Engagement
from portal.accounts.actors import SYSTEM
from portal.deadlines import timers
from portal.journal.entries import record
from portal.kernel import clock


def reveal(engagement: Engagement) -> None:
    hidden = list(engagement.reviews.filter(revealed_at=None).order_by("pk"))
    timers.cancel_deadlines(engagement.ref, REVEAL_DEADLINE)
    if not hidden:
        return
    for review in hidden:
        review.revealed_at = clock.now()
        review.save(update_fields=["revealed_at"])
    record(
        ReviewsRevealed(
            stream=engagement.ref, reviews=[review.ref for review in hidden]
        ),
        actor=SYSTEM,
    )
