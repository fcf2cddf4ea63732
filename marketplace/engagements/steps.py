"""What waits for this reader in an engagement? The nearest first; for page and desk.

Pure but for addresses: takes loaded rows, asks the database nothing.
"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.engagements.applying import may_apply
from marketplace.engagements.models import (
    Certification,
    Engagement,
    Milestone,
    Review,
)
from marketplace.engagements.review_window import is_open, last_day
from marketplace.engagements.silence import answer_by
from marketplace.engagements.states import (
    EngagementStatus,
    MilestoneStatus,
    Standing,
)
from marketplace.engagements.unpaid import payment_title, unpaid_minor
from marketplace.payments.models import Payment
from portal.accounts.desk import Step
from portal.kernel import clock

TO_DELIVER = MilestoneStatus.FUNDED, MilestoneStatus.CHANGES_REQUESTED


def steps(
    engagement: Engagement,
    side: str | None,
    *,
    milestones: Sequence[Milestone],
    certifications: Sequence[Certification],
    payments: Sequence[Payment],
    reviews: Sequence[Review],
) -> list[Step]:
    """`side`: enterprise, provider, or None for a practitioner at work."""
    page = reverse("engagements:engagement", args=[engagement.ref])
    if engagement.status == EngagementStatus.PENDING_SIGNATURES:
        return _signing(engagement, side)
    found: list[Step] = []
    if engagement.status == EngagementStatus.ACTIVE:
        found += _milestones(engagement, side, milestones)
        found += _ending(engagement, side, page)
    found += _payments(engagement, side, payments, page)
    if side == "enterprise":
        found += _to_pay(engagement, milestones, payments)
    if side == "enterprise":
        found += _certifications(engagement, certifications, milestones)
    if side and is_open(engagement) and side not in {r.side for r in reviews}:
        last = last_day(engagement)
        found.append(
            Step(
                title=_("Review the work together"),
                url=reverse("engagements:review", args=[engagement.ref]),
                label=_("Write the review"),
                note=_("Neither side sees the other's before both are in."),
                due=clock.end_of(last) if last else None,
            )
        )
    return found


def _signing(engagement: Engagement, side: str | None) -> list[Step]:
    if side is None or getattr(engagement, f"{side}_signed_at"):
        return []
    return [
        Step(
            title=_("Read and sign the contract summary"),
            url=reverse("engagements:contract", args=[engagement.ref]),
            label=_("Read the terms"),
            note=_("Without both signatures by that day the award lapses."),
            due=engagement.sign_until,
        )
    ]


def _milestones(
    engagement: Engagement, side: str | None, milestones: Sequence[Milestone]
) -> list[Step]:
    found = []
    for row in milestones:
        url = reverse("engagements:milestone", args=[row.ref])
        last = answer_by(row)
        if side == "enterprise" and last:
            found.append(
                Step(
                    title=_("Accept or send back milestone %(number)s")
                    % {"number": row.position},
                    url=url,
                    label=_("Look at it"),
                    note=_("Then it counts as accepted: both sides signed that rule.")
                    if engagement.acceptance_by_silence
                    else _("Then the institute mediates; never an automatic yes."),
                    due=clock.end_of(last),
                )
            )
        if side != "enterprise" and row.status in TO_DELIVER:
            is_rework = row.status == MilestoneStatus.CHANGES_REQUESTED
            title = (
                _("Mend and deliver milestone %(number)s again")
                if is_rework
                else _("Deliver milestone %(number)s")
            )
            found.append(
                Step(
                    title=title % {"number": row.position},
                    url=url,
                    label=_("Read what is missing")
                    if is_rework
                    else _("Hand in files"),
                    due=clock.end_of(row.due_on) if row.due_on else None,
                )
            )
    return found


def _ending(engagement: Engagement, side: str | None, page: str) -> list[Step]:
    own = engagement.enterprise if side == "enterprise" else engagement.provider
    if side is None or engagement.end_proposed_by in {"", own.ref}:
        return []
    return [
        Step(
            title=_("Answer the proposal to end by agreement"),
            url=f"{reverse('engagements:ending', args=[engagement.ref])}",
            label=_("Read it"),
        )
    ]


def _payments(
    engagement: Engagement,
    side: str | None,
    payments: Sequence[Payment],
    page: str,
) -> list[Step]:
    own = engagement.enterprise if side == "enterprise" else engagement.provider
    waiting = [
        row
        for row in payments
        if side
        and row.status == Payment.Status.RECORDED
        and row.recorded_by_party != own.ref
    ]
    if not waiting:
        return []
    return [
        Step(
            title=_("Confirm or deny a recorded payment"),
            url=f"{page}#payments",
            label=_("Look at the payments"),
            note=_("The other side recorded it; it counts when you confirm it."),
        )
    ]


def _to_pay(
    engagement: Engagement,
    milestones: Sequence[Milestone],
    payments: Sequence[Payment],
) -> list[Step]:
    found = []
    for row in milestones:
        minor = unpaid_minor(engagement, row, payments)
        if minor:
            found.append(
                Step(
                    title=payment_title(engagement, row, minor),
                    url=f"{reverse('engagements:milestone', args=[row.ref])}#payments",
                    label=_("Record the payment"),
                    note=_("You pay the organization directly; it then confirms it."),
                )
            )
    return found


def _certifications(
    engagement: Engagement,
    certifications: Sequence[Certification],
    milestones: Sequence[Milestone],
) -> list[Step]:
    unreleased = [
        row
        for row in certifications
        if row.standing in {Standing.BODY, Standing.CHECKED} and not row.released_at
    ]
    if unreleased:
        return [
            Step(
                title=_("Release the certification result"),
                url=reverse("engagements:certification", args=[unreleased[0].ref]),
                label=_("Read the result"),
                note=_("Until then it counts in nobody's record."),
            )
        ]
    early = {"plan", "implement"}
    is_ready = engagement.status == EngagementStatus.COMPLETED or all(
        row.accepted_at or row.settled_at for row in milestones if row.phase in early
    )
    was_decided = any(row.decided_on for row in certifications)
    is_free = may_apply(engagement, certifications) and not was_decided
    if not is_ready or not is_free:
        return []
    return [
        Step(
            title=_("Choose a certification body"),
            url=reverse("engagements:apply", args=[engagement.ref]),
            label=_("See the admitted bodies"),
            note=_("You choose it yourself; nobody may do it for you."),
        )
    ]
