"""What stands on the pages of an engagement? Loaded once, a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from marketplace.engagements import cards
from marketplace.engagements.applying import may_apply
from marketplace.engagements.forms import (
    ChangesForm,
    ClosingForm,
    DeliverableForm,
    LaterForm,
    NonconformityForm,
    PaymentForm,
    PlanForm,
    ReasonForm,
    ResultForm,
    StageForm,
    initial_payment,
)
from marketplace.engagements.models import (
    Certification,
    Engagement,
    Milestone,
    Nonconformity,
    Review,
)
from marketplace.engagements.recorders import body_has_account
from marketplace.engagements.rights import is_assessor, side_of
from marketplace.engagements.silence import answer_by
from marketplace.engagements.states import (
    MILESTONE_MOVES,
    MOST_REWORKS,
    RUNNING_AUDIT,
    CertificationStatus,
    EngagementStatus,
    MilestoneStatus,
    Standing,
)
from marketplace.engagements.steps import steps
from marketplace.engagements.telling import Line, history
from marketplace.engagements.unpaid import payment_title, unpaid_minor
from marketplace.payments.models import Payment
from marketplace.payments.queries import payments_of
from portal.accounts.actors import Actor
from portal.accounts.desk import Step
from portal.agreements.consents import has_consent
from portal.kernel import clock
from portal.reference.models import StandardEdition
from portal.reference.queries import edition_for
from portal.ui import text


@dataclass(frozen=True, kw_only=True)
class PaymentLine:
    payment: Payment
    position: int
    may_answer: bool
    tag_kind: str


@dataclass(frozen=True, kw_only=True)
class ReviewCard:
    review: Review
    items: list[tuple[str, int]]
    may_reply: bool


@dataclass(frozen=True, kw_only=True)
class EngagementPage:
    engagement: Engagement
    edition: StandardEdition | None
    side: str | None
    next_step: Step | None
    more_steps: list[Step]
    path: list[cards.PathStep]
    lines: list[cards.MilestoneLine]
    total_minor: int
    paid_minor: int
    payments: list[PaymentLine]
    certifications: list[Certification]
    reviews: list[ReviewCard]
    shares: list[Any]  # ContributionShare rows
    timeline: list[Line]
    is_named: bool
    may_apply: bool


def engagement_page(actor: Actor, engagement: Engagement) -> EngagementPage:
    side = side_of(engagement, actor)
    milestones = list(engagement.milestones.prefetch_related("deliverables__file"))
    certifications = list(
        engagement.certifications.select_related("body").order_by("-pk")
    )
    payments = payments_of(engagement.ref)
    reviews = list(engagement.reviews.select_related("author").order_by("pk"))
    found = steps(
        engagement,
        side,
        milestones=milestones,
        certifications=certifications,
        payments=payments,
        reviews=reviews,
    )
    paid = cards.paid_by(payments)
    streams = [engagement.ref, *(row.ref for row in certifications)]
    return EngagementPage(
        engagement=engagement,
        edition=edition_for(engagement.edition),
        side=side,
        next_step=found[0] if found else None,
        more_steps=found[1:],
        path=cards.path(milestones, certifications),
        lines=cards.lines(milestones, paid),
        total_minor=sum(row.amount_minor for row in milestones),
        paid_minor=sum(paid.values()),
        payments=_payment_lines(engagement, side, payments, milestones),
        certifications=certifications,
        reviews=_reviews(side, reviews),
        shares=list(engagement.shares.select_related("practitioner")),
        timeline=history(streams, milestones),
        is_named=has_consent(engagement.enterprise.ref, "client_name", engagement.ref),
        may_apply=side == "enterprise" and may_apply(engagement, certifications),
    )


def _payment_lines(
    engagement: Engagement,
    side: str | None,
    payments: list[Payment],
    milestones: list[Milestone],
) -> list[PaymentLine]:
    own = engagement.enterprise if side == "enterprise" else engagement.provider
    positions = {row.ref: row.position for row in milestones}
    kinds = {Payment.Status.CONFIRMED: "good", Payment.Status.DENIED: "bad"}
    return [
        PaymentLine(
            payment=row,
            position=positions.get(row.milestone_ref, 0),
            may_answer=bool(side)
            and row.status == Payment.Status.RECORDED
            and row.recorded_by_party != own.ref,
            tag_kind=kinds.get(Payment.Status(row.status), "caution"),
        )
        for row in payments
    ]


def _reviews(side: str | None, reviews: list[Review]) -> list[ReviewCard]:
    return [
        ReviewCard(
            review=row,
            items=cards.review_items(row),
            may_reply=bool(side)
            and row.side != side
            and bool(row.revealed_at)
            and not row.replied_at,
        )
        for row in reviews
        if row.revealed_at or row.side == side
    ]


def milestone_page(
    actor: Actor, milestone: Milestone, bound: Mapping[str, Any]
) -> dict[str, Any]:
    engagement = milestone.engagement
    side = side_of(engagement, actor)
    payments = [
        p for p in payments_of(engagement.ref) if p.milestone_ref == milestone.ref
    ]
    moves = MILESTONE_MOVES[MilestoneStatus(milestone.status)]
    runs = engagement.status == EngagementStatus.ACTIVE
    title, language = cards.title_of(milestone)
    may_answer = side == "enterprise" and milestone.status == MilestoneStatus.SUBMITTED
    last = answer_by(milestone)
    is_planned = milestone.status == MilestoneStatus.PLANNED
    to_pay = unpaid_minor(engagement, milestone, payments)
    is_payer = side == "enterprise" and to_pay > 0
    return {
        "engagement": engagement,
        "milestone": milestone,
        "title": title,
        "language": language,
        "side": side,
        "line": cards.lines([milestone], cards.paid_by(payments))[0],
        "submissions": _submissions(milestone),
        "payments": _payment_lines(engagement, side, payments, [milestone]),
        "answer_by": clock.end_of(last) if last else None,
        "due": clock.end_of(milestone.due_on) if milestone.due_on else None,
        "may_answer": may_answer,
        "may_send_back": may_answer and milestone.reworks < MOST_REWORKS,
        "may_deliver": side != "enterprise"
        and runs
        and (is_planned or MilestoneStatus.SUBMITTED in moves),
        "may_dispute": side and runs and MilestoneStatus.DISPUTED in moves,
        "pay_title": payment_title(engagement, milestone, to_pay) if is_payer else "",
        "may_pay": side and engagement.active_at is not None,
        "reworks_left": MOST_REWORKS - milestone.reworks,
        "deliver_form": bound.get("deliver") or DeliverableForm(),
        "changes_form": bound.get("changes") or ChangesForm(),
        "dispute_form": bound.get("dispute") or ReasonForm(),
        "pay_form": bound.get("pay") or PaymentForm(initial=initial_payment(milestone)),
        "is_bound": bool(bound),
    }


def _submissions(milestone: Milestone) -> list[dict[str, Any]]:
    """The newest first, each with its files and, if it was sent back, why."""
    reasons = {row.number: row for row in milestone.change_requests.all()}
    found: dict[int, dict[str, Any]] = {}
    for row in milestone.deliverables.all():
        one = found.setdefault(
            row.number,
            {
                "number": row.number,
                "at": row.submitted_at,
                "note": row.note,
                "language": row.language,
                "files": [],
                "changes": reasons.get(row.number),
            },
        )
        one["files"].append(row.file)
    return [found[number] for number in sorted(found, reverse=True)]


def certification_page(
    actor: Actor, row: Certification, bound: Mapping[str, Any]
) -> dict[str, Any]:
    engagement = row.engagement
    side = side_of(engagement, actor)
    is_body = is_assessor(actor, row.body.ref)
    has_account = body_has_account(row.body.ref)
    is_recorder = is_body if has_account else side == "enterprise"
    is_running = row.status in RUNNING_AUDIT
    has_result = row.standing not in {Standing.NONE, Standing.STRUCK}
    contestable = has_result and row.standing != Standing.CONTESTED
    nonconformities = list(row.nonconformities.all())
    return {
        "certification": row,
        "engagement": engagement,
        "side": side,
        "is_body": is_body,
        "has_account": has_account,
        "nonconformities": nonconformities,
        "open_majors": [
            n
            for n in nonconformities
            if n.severity == Nonconformity.Severity.MAJOR and not n.closed_on
        ],
        "contests": list(row.contests.all()),
        "path": _audit_path(row),
        "may_record": is_recorder and is_running,
        "may_stage": is_recorder and row.status in {"applied", "stage1"},
        "may_close": is_recorder,
        "may_abandon": side == "enterprise" and is_running,
        "may_release": side == "enterprise" and has_result and not row.released_at,
        "may_confirm": is_body and contestable and row.standing != Standing.BODY,
        "may_contest": (actor.speaks_for(row.body.ref) or side == "enterprise")
        and contestable,
        "may_change": is_body and bool(row.certificate_number),
        "stage_form": bound.get("stage") or StageForm(initial=_next_stage(row)),
        "nonconformity_form": bound.get("nonconformity") or NonconformityForm(),
        "plan_form": bound.get("plan") or PlanForm(),
        "closing_form": bound.get("closing") or ClosingForm(),
        "result_form": bound.get("result") or ResultForm(),
        "later_form": bound.get("later") or LaterForm(),
        "contest_form": bound.get("contest") or ReasonForm(),
    }


def _next_stage(row: Certification) -> dict[str, int]:
    return {"stage": 2 if row.status == CertificationStatus.STAGE1 else 1}


def _audit_path(row: Certification) -> list[cards.PathStep]:
    """Application, stage 1, stage 2, result: what is done and what is next."""
    days = [clock.local_date(row.applied_at), row.stage1_on, row.stage2_on]
    labels = [_("Application"), _("Stage 1, documents"), _("Stage 2, on site")]
    found, seen_now = [], False
    undated = _("day not recorded") if row.decided_on else _("not yet")
    for label, day in zip(labels, days, strict=True):
        state = "done" if day or row.decided_on else "todo"
        if state == "todo" and not seen_now:
            state, seen_now = "now", True
        found.append(
            cards.PathStep(
                label=label,
                title=text.day(day) if day else undated,
                note="",
                state=state,
            )
        )
    state = "done" if row.decided_on else "todo" if seen_now else "now"
    title = row.get_status_display() if row.decided_on else _("not yet")
    found.append(
        cards.PathStep(label=_("Result"), title=str(title), note="", state=state)
    )
    return found
