"""Show both reviews: when both are in, or when the window is over."""

from django.db import transaction

from marketplace.engagements.actions.complete_engagement import REVEAL_DEADLINE
from marketplace.engagements.entries import ReviewsRevealed
from marketplace.engagements.locks import locked_engagement
from marketplace.engagements.models import Engagement
from portal.accounts.actors import SYSTEM
from portal.deadlines import timers
from portal.journal.entries import record
from portal.kernel import clock


@transaction.atomic
def reveal_reviews(ref: str) -> None:
    """The deadline's action; harmless when they were revealed already."""
    reveal(locked_engagement(ref))


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
