"""One side reviews the other; both are revealed together."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import ReviewSubmitted
from marketplace.engagements.locks import locked_engagement
from marketplace.engagements.models import Review
from marketplace.engagements.models.reviews import ITEMS
from marketplace.engagements.revealing import reveal
from marketplace.engagements.review_window import is_open
from marketplace.engagements.rights import refuse_same_person, require_own_side
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.errors import Conflict, Invalid, WrongState

LOWEST, HIGHEST = 1, 5


@transaction.atomic
def submit_review(
    *,
    ref: str,
    scores: Mapping[str, int],
    again: bool,
    text: str,
    language: str,
    actor: Actor,
) -> Review:
    engagement = locked_engagement(ref)
    side = require_own_side(engagement, actor)
    if not is_open(engagement):
        raise WrongState(
            _("Reviews are open for 30 days after completion. This is not that time.")
        )
    for item in ITEMS:
        if not LOWEST <= scores.get(item, 0) <= HIGHEST:
            raise Invalid(_("Choose a number from 1 to 5."), field=item)
    others = engagement.reviews.exclude(side=side)
    refuse_same_person(actor, others.values_list("written_by", flat=True))
    own, other = engagement.enterprise, engagement.provider
    if side == "provider":
        own, other = other, own
    try:
        with transaction.atomic():
            review = Review.objects.create(
                engagement=engagement,
                side=side,
                author=own,
                subject=other,
                written_by=actor.ref,
                again=again,
                text=text.strip(),
                language=language,
                **{item: scores[item] for item in ITEMS},
            )
    except IntegrityError as error:
        raise Conflict(
            _("Your side has reviewed already. A review is not changed after.")
        ) from error
    record(ReviewSubmitted(stream=ref, review=review.ref, side=side), actor=actor)
    if engagement.reviews.count() == len(Review.Side.values):
        reveal(engagement)
    return review
