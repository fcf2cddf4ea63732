"""What does an engagement look like at a glance? Read models for pages, list and API."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.engagements.models import (
    Certification,
    Engagement,
    Milestone,
    Review,
)
from marketplace.engagements.silence import answer_by
from marketplace.engagements.states import (
    ACCEPTED_LIKE,
    OVER,
    EngagementStatus,
    MilestoneStatus,
    Phase,
)
from marketplace.payments.models import Payment
from portal.kernel import clock
from portal.ui import text
from portal.ui.templatetags.portal import party_text

GOOD = frozenset({MilestoneStatus.RELEASED, MilestoneStatus.SETTLED})
CAUTION = frozenset({MilestoneStatus.SUBMITTED, MilestoneStatus.CHANGES_REQUESTED})
BAD = frozenset({MilestoneStatus.DISPUTED, MilestoneStatus.MEDIATION})


@dataclass(frozen=True, kw_only=True)
class MilestoneLine:
    milestone: Milestone
    title: str
    language: str
    tag: str
    tag_kind: str
    note: str
    paid_minor: int
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class PathStep:
    label: str
    title: str
    note: str
    state: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class EngagementCard:
    """One row of a list."""

    engagement: Engagement
    url: str
    accepted: int
    milestones: int
    total_minor: int
    shows_amount: bool
    tag_kind: str


def title_of(milestone: Milestone) -> tuple[str, str]:
    """In the language of the page where there is one, and which that is."""
    if milestone.title_en and not text.is_chinese():
        return milestone.title_en, "en"
    return milestone.title, "zh-hans"


def lines(milestones: Sequence[Milestone], paid: dict[str, int]) -> list[MilestoneLine]:
    current = next((m.pk for m in milestones if m.status not in OVER), None)
    found = []
    for row in milestones:
        title, language = title_of(row)
        tag, kind = _tag(row, paid.get(row.ref, 0))
        found.append(
            MilestoneLine(
                milestone=row,
                title=title,
                language=language,
                tag=tag,
                tag_kind=kind,
                note=_note(row),
                paid_minor=paid.get(row.ref, 0),
                is_current=row.pk == current,
            )
        )
    return found


def path(
    milestones: Sequence[Milestone], certifications: Sequence[Certification]
) -> list[PathStep]:
    """The four links: how many of their milestones are accepted, and which is now."""
    found, seen_now = [], False
    for phase in Phase:
        rows = [row for row in milestones if row.phase == phase]
        done = [row for row in rows if row.status in ACCEPTED_LIKE]
        state = "done" if rows and all(r.status in OVER for r in rows) else "todo"
        if state == "todo" and rows and not seen_now:
            state, seen_now = "now", True
        note = _("%(done)s of %(all)s milestones") % {
            "done": len(done),
            "all": len(rows),
        }
        if phase == Phase.IMPROVE:
            note += " · " + _body_note(certifications)
        found.append(
            PathStep(
                label=str(phase.label), title=_phase_title(rows), note=note, state=state
            )
        )
    return found


def card(engagement: Engagement, *, shows_amount: bool = True) -> EngagementCard:
    rows = list(engagement.milestones.all())
    kinds = {
        EngagementStatus.ACTIVE: "seal",
        EngagementStatus.COMPLETED: "good",
        EngagementStatus.PENDING_SIGNATURES: "caution",
    }
    return EngagementCard(
        engagement=engagement,
        url=reverse("engagements:engagement", args=[engagement.ref]),
        accepted=sum(row.status in ACCEPTED_LIKE for row in rows),
        milestones=len(rows),
        total_minor=sum(row.amount_minor for row in rows),
        shows_amount=shows_amount,
        tag_kind=kinds.get(EngagementStatus(engagement.status), "neutral"),
    )


def paid_by(payments: Sequence[Payment]) -> dict[str, int]:
    """Milestone ref → confirmed payments less refunds."""
    net: dict[str, int] = {}
    for row in payments:
        if row.status == Payment.Status.CONFIRMED:
            sign = 1 if row.direction == Payment.Direction.PAYMENT else -1
            net[row.milestone_ref] = (
                net.get(row.milestone_ref, 0) + sign * row.amount_minor
            )
    return net


def review_items(review: Review) -> list[tuple[str, int]]:
    labels = {
        "plan": Phase.PLAN.label,
        "implement": Phase.IMPLEMENT.label,
        "check": Phase.CHECK.label,
        "improve": Phase.IMPROVE.label,
        "schedule": _("Schedule"),
        "cost": _("Cost"),
    }
    return [(str(labels[item]), score) for item, score in review.scores.items()]


def _tag(row: Milestone, paid: int) -> tuple[str, str]:
    status = MilestoneStatus(row.status)
    if status == MilestoneStatus.RELEASED:
        if row.amount_minor and paid >= row.amount_minor:
            return _("accepted and paid"), "good"
        return str(status.label), "good"
    if status == MilestoneStatus.SUBMITTED and row.submitted_at:
        return _("delivered %(day)s") % {"day": _day(row.submitted_at)}, "caution"
    if status in BAD:
        return str(status.label), "bad"
    kind = "good" if status in GOOD else "caution" if status in CAUTION else "neutral"
    return str(status.label), kind


def _note(row: Milestone) -> str:
    parts = []
    if row.clauses:
        parts.append(_("clause %(numbers)s") % {"numbers": text.listed(row.clauses)})
    files = len({d.pk for d in row.deliverables.all()})
    if files:
        parts.append(
            ngettext("%(count)s file", "%(count)s files", files) % {"count": files}
        )
    last = answer_by(row)
    if row.accepted_at:
        silent = _("accepted by silence %(day)s")
        said = _("accepted %(day)s")
        parts.append(
            (silent if row.by_silence else said) % {"day": _day(row.accepted_at)}
        )
    elif last:
        parts.append(_("answer due %(day)s") % {"day": text.day(last)})
    elif row.due_on:
        parts.append(_("due %(day)s") % {"day": text.day(row.due_on)})
    return " · ".join(parts)


def _phase_title(rows: Sequence[Milestone]) -> str:
    return text.listed(title_of(row)[0] for row in rows) or _("nothing agreed here")


def _body_note(certifications: Sequence[Certification]) -> str:
    live = [row for row in certifications if row.status != "abandoned"]
    if not live:
        return _("certification body chosen by the enterprise: none yet")
    return text.labelled(party_text(live[0].body), live[0].get_status_display())


def _day(moment: object) -> str:
    day: date = clock.local_date(moment)  # type: ignore[arg-type] # aware
    return text.day(day)
