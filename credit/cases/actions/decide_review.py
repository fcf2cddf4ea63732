"""A second officer decides an objection, appeal or repair as the first proposed.

Upheld objection: the event never counted. Granted repair: it counts no more.
Granted appeal: the decision is annulled or another takes its place.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.effects import lift_sanction, put_into_effect, unpublish
from credit.cases.entries import AppealDecided, ObjectionDecided, RepairDecided
from credit.cases.locking import locked_case, move_case
from credit.cases.models import Appeal, Case, Objection, Review
from credit.cases.models.codes import Finding, Sanction
from credit.cases.officers import check_second_person, check_seen
from credit.cases.reviewing import (
    case_of,
    check_review_move,
    check_review_officer,
    event_ref_of,
    locked_review,
    move_review,
)
from credit.cases.states import ReviewStatus, Status
from portal.accounts.actors import Actor
from portal.journal.entries import Entry, record
from portal.kernel import clock
from portal.kernel.errors import WrongState


@transaction.atomic
def decide_review(*, ref: str, seen: int, actor: Actor) -> Review:
    """`seen` is the version of the proposed answer that the officer read."""
    review = locked_review(ref)
    check_review_officer(actor, review)
    target = ReviewStatus.GRANTED if review.grants else ReviewStatus.REFUSED
    check_review_move(review, target)
    check_second_person(actor, review.institute_ref, [review.proposed_by])
    check_seen(seen, review.version)
    case = case_of(review)
    case = locked_case(case.ref) if case else None
    if case is not None and case.status == Status.SERVED:
        raise WrongState(_("The decision is not in effect yet. Decide after that day."))
    review.decided_by, review.decided_at = actor.ref, clock.now()
    move_review(review, target, "decided_by", "decided_at")
    clocks.stop(ref, review.CLOCK)
    record(_entry(review), actor=actor)
    if review.grants and case is not None:
        _change_case(review, case, actor)
    return review


def _entry(review: Review) -> Entry:
    event, grants = event_ref_of(review), bool(review.grants)
    by = review.proposed_by
    if isinstance(review, Objection):
        return ObjectionDecided(
            stream=review.ref, event=event, upheld=grants, proposed_by=by
        )
    if isinstance(review, Appeal):
        return AppealDecided(
            stream=review.ref,
            case=review.case.ref,
            event=event,
            outcome=_outcome(review),
            proposed_by=by,
        )
    return RepairDecided(stream=review.ref, event=event, granted=grants, proposed_by=by)


def _outcome(appeal: Appeal) -> str:
    if not appeal.grants:
        return "confirmed"
    return "annulled" if appeal.finding == Finding.NOT_UPHELD else "changed"


def _change_case(review: Review, case: Case, actor: Actor) -> None:
    """What a granted review means for the decision behind the event."""
    if case.status == Status.EFFECTIVE:
        unpublish(case)
        clocks.stop(case.ref, "publication")
        lift_sanction(case, actor=actor)
    if isinstance(review, Appeal) and _outcome(review) == "changed":
        _replace_decision(review, case, actor)
    elif case.status == Status.EFFECTIVE:
        is_repair = review.PREFIX == "RPR"
        move_case(case, Status.CLOSED if is_repair else Status.ANNULLED)


def _replace_decision(appeal: Appeal, case: Case, actor: Actor) -> None:
    decision = case.decision
    before = decision.event_ref
    decision.finding, decision.severity = appeal.finding, appeal.severity
    decision.sanction = Sanction.NONE
    decision.event_ref = ""
    decision.save(update_fields=["finding", "severity", "sanction", "event_ref"])
    if case.status != Status.EFFECTIVE:
        move_case(case, Status.EFFECTIVE)
    put_into_effect(case, actor=actor, supersedes=before)
