"""The second officer sends a proposed answer back with reasons."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases.entries import AnswerReturned
from credit.cases.models import Review
from credit.cases.officers import check_second_person
from credit.cases.reviewing import (
    check_review_move,
    check_review_officer,
    locked_review,
    move_review,
)
from credit.cases.states import ReviewStatus
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid


@transaction.atomic
def return_answer(*, ref: str, reasons: str, actor: Actor) -> Review:
    review = locked_review(ref)
    check_review_officer(actor, review)
    check_review_move(review, ReviewStatus.SUBMITTED)
    check_second_person(actor, review.institute_ref, [review.proposed_by])
    if not reasons.strip():
        raise Invalid(_("Say what has to change."), field="reasons")
    move_review(review, ReviewStatus.SUBMITTED)
    record(
        AnswerReturned(stream=ref, reasons=Private(ref, reasons.strip())), actor=actor
    )
    return review
