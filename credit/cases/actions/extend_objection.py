"""An approver gives the answer to an objection three more working days, eight in all."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import ObjectionExtended
from credit.cases.locking import refuse_unless
from credit.cases.models import Objection
from credit.cases.reviewing import check_review_officer, locked_review
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid, WrongState


@transaction.atomic
def extend_objection(*, ref: str, reasons: str, actor: Actor) -> Objection:
    review = locked_review(ref)
    check_review_officer(actor, review)
    refuse_unless(
        allowed=actor.approver_of(review.institute_ref),
        message=_("Only an officer who may approve can give more time."),
    )
    if not isinstance(review, Objection) or review.is_extended or not review.is_open:
        raise WrongState(_("The time of an open objection is extended once."))
    if not reasons.strip():
        raise Invalid(_("Say why more time is needed."), field="reasons")
    review.is_extended = True
    review.save(update_fields=["is_extended"])
    clocks.start(
        "objection", ref, clocks.OBJECTION_WITH_APPROVAL, since=review.filed_at
    )
    record(
        ObjectionExtended(stream=ref, reasons=Private(ref, reasons.strip())),
        actor=actor,
    )
    return review
