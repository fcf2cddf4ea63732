"""Hand an objection, appeal or repair to another institute: its own officers decided."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases.entries import ReviewTransferred
from credit.cases.locking import refuse_unless
from credit.cases.models import Review
from credit.cases.reviewing import check_review_move, locked_review
from credit.cases.states import ReviewStatus
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.errors import Invalid
from portal.parties import queries as parties


@transaction.atomic
def transfer_review(*, ref: str, to_institute: str, actor: Actor) -> Review:
    """Also by an officer who decided the case: handing over decides nothing."""
    review = locked_review(ref)
    refuse_unless(
        allowed=actor.officer_of(review.institute_ref),
        message=_("Only an officer of the institute that has this can hand it over."),
    )
    check_review_move(review, ReviewStatus.PROPOSED)  # nothing is proposed yet
    if to_institute == review.institute_ref or not parties.has_role(
        to_institute, "institute"
    ):
        raise Invalid(_("Choose another coordination institute."), field="to_institute")
    review.institute_ref = to_institute
    review.save(update_fields=["institute_ref"])
    record(ReviewTransferred(stream=ref, to_institute=to_institute), actor=actor)
    return review
