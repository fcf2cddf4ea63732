"""The reviewed side answers once; the reply stands beside the review."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import ReviewReplied
from marketplace.engagements.models import Review
from marketplace.engagements.rights import require_side
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Invalid, NotFound, WrongState


@transaction.atomic
def reply_review(*, ref: str, text: str, language: str, actor: Actor) -> Review:
    review = (
        Review.objects.select_for_update(of=("self",))
        .select_related("engagement__enterprise", "engagement__provider")
        .filter(ref=ref)
        .first()
    )
    if review is None:
        raise NotFound(_("There is no such review."))
    other = "provider" if review.side == Review.Side.ENTERPRISE else "enterprise"
    require_side(review.engagement, actor, other)
    if review.revealed_at is None:
        raise NotFound(_("There is no such review."))
    if review.replied_at:
        raise WrongState(_("You replied already. One reply stands beside a review."))
    if not text.strip():
        raise Invalid(_("Write your reply first."), field="text")
    review.reply = text.strip()
    review.reply_language = language
    review.replied_at = clock.now()
    review.save(update_fields=["reply", "reply_language", "replied_at"])
    record(ReviewReplied(stream=review.engagement.ref, review=ref), actor=actor)
    return review
