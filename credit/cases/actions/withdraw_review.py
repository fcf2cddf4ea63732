"""Who filed it takes an objection, appeal or request for repair back."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import ReviewWithdrawn
from credit.cases.locking import refuse_unless
from credit.cases.models import Review
from credit.cases.reviewing import event_ref_of, locked_review, move_review
from credit.cases.states import ReviewStatus
from portal.accounts.actors import Actor
from portal.journal.entries import record


@transaction.atomic
def withdraw_review(*, ref: str, actor: Actor) -> Review:
    """The public mark goes away with it."""
    review = locked_review(ref)
    refuse_unless(
        allowed=actor.speaks_for(review.by_ref),
        message=_("Only who filed it can take it back."),
    )
    move_review(review, ReviewStatus.WITHDRAWN)
    clocks.stop(ref, review.CLOCK)
    record(ReviewWithdrawn(stream=ref, event=event_ref_of(review)), actor=actor)
    return review
