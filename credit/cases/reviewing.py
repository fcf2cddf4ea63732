"""How is an objection, appeal or repair taken hold of, and who may look at it?"""

from django.utils.translation import gettext as _

from credit.cases.models import Appeal, Case, Objection, Repair, Review
from credit.cases.officers import check_officer
from credit.cases.public_events import case_behind, deciders_of
from credit.cases.states import REVIEW_MOVES, ReviewStatus
from credit.events.models import CreditEvent
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.kernel.errors import NotAllowed, NotFound
from portal.kernel.moves import check_move

MODELS: dict[str, type[Objection] | type[Appeal] | type[Repair]] = {
    model.PREFIX: model for model in (Objection, Appeal, Repair)
}


def locked_review(ref: str) -> Review:
    """Its deadlines first, as the sweep does: else the two wait for each other."""
    timers.hold(ref)
    model = MODELS.get(ref.partition("-")[0])
    rows = model.objects.select_for_update().filter(ref=ref) if model else None
    review = rows.first() if rows is not None else None
    if review is None:
        raise NotFound(_("There is no such matter."))
    return review


def move_review(review: Review, target: ReviewStatus, *changed: str) -> None:
    check_review_move(review, target)
    review.status = target
    review.save(update_fields=["status", *changed])


def check_review_move(review: Review, target: ReviewStatus) -> None:
    message = _("This matter has moved on: %(status)s. Look at its page again.") % {
        "status": ReviewStatus(review.status).label
    }
    check_move(REVIEW_MOVES, review.status, target, message)


def case_of(review: Review) -> Case | None:
    if isinstance(review, Appeal):
        return review.case
    return case_behind(event_ref_of(review))


def event_ref_of(review: Review) -> str:
    if isinstance(review, Appeal):
        return review.case.decision.event_ref
    return review.event_ref  # type: ignore[attr-defined] # objection or repair


def concerned_by(review: Review) -> list[str]:
    """Parties whose tie to an officer makes a conflict in this matter."""
    case = case_of(review)
    refs = set(case.party_refs) if case else set()
    event = CreditEvent.objects.filter(ref=event_ref_of(review)).first()
    if event:
        refs |= {event.subject, event.counterparty, *event.shares}
    return [ref for ref in refs | {review.by_ref} if ref]


def check_review_officer(actor: Actor, review: Review) -> None:
    check_officer(actor, review.institute_ref, review.ref, concerned_by(review))
    if actor.ref in deciders_of(case_of(review)):
        raise NotAllowed(
            _(
                "You had a hand in the decision that this is about. "
                "Other officers answer; hand it to another institute "
                "if there are none here."
            )
        )
