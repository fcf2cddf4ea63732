"""One officer proposes how an objection, appeal or request for repair is answered."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases.classes import checked_severity
from credit.cases.entries import AnswerProposed
from credit.cases.models import Appeal, Review
from credit.cases.models.codes import Finding, Severity
from credit.cases.reviewing import (
    check_review_move,
    check_review_officer,
    locked_review,
    move_review,
)
from credit.cases.states import ReviewStatus
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Invalid

HARDNESS = ["", *Severity.values]  # mild first; not upheld has no class


@transaction.atomic
def propose_answer(
    *,
    ref: str,
    grants: bool,
    reasons: str,
    actor: Actor,
    finding: str = "",
    severity: str = "",
) -> Review:
    """For a granted appeal: what stands in the place of the decision."""
    review = locked_review(ref)
    check_review_officer(actor, review)
    check_review_move(review, ReviewStatus.PROPOSED)
    if not reasons.strip():
        raise Invalid(
            _("Write the reasons; the one who filed reads them."), field="reasons"
        )
    changed = ["grants", "version", "proposed_by", "proposed_at"]
    if isinstance(review, Appeal):
        _set_outcome(review, finding, severity, grants=grants)
        changed += ["finding", "severity"]
    review.grants = grants
    review.version += 1
    review.proposed_by, review.proposed_at = actor.ref, clock.now()
    move_review(review, ReviewStatus.PROPOSED, *changed)
    record(
        AnswerProposed(
            stream=ref,
            version=review.version,
            grants=grants,
            finding=getattr(review, "finding", ""),
            severity=getattr(review, "severity", ""),
            reasons=Private(ref, reasons.strip()),
        ),
        actor=actor,
    )
    return review


def _set_outcome(appeal: Appeal, finding: str, severity: str, *, grants: bool) -> None:
    if not grants:
        appeal.finding = appeal.severity = ""
        return
    finding = finding or Finding.NOT_UPHELD
    severity = checked_severity(finding, severity)
    decision = appeal.case.decision
    if (finding, severity) == (decision.finding, decision.severity):
        raise Invalid(
            _("This is what the decision says already. Choose what changes."),
            field="finding",
        )
    # It takes effect at once: nobody heard the respondent on anything harder.
    if HARDNESS.index(severity) >= HARDNESS.index(decision.severity):
        raise Invalid(
            _(
                "An appeal only makes the decision milder. Refuse it, and let the "
                "complainant file a new complaint: that runs with hearing and service."
            ),
            field="finding",
        )
    appeal.finding, appeal.severity = finding, severity
