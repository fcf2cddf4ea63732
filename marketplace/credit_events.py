"""Which credit events follow from what happened in the marketplace? Pure, no database.

One function per kind of entry: (entry, plain context) → facts. Everything else that
happens gives none. Levels: certified without nonconformity 10,000 basis points, minor
ones only 8,000, a major one closed 4,000, refused or abandoned by the organization 0.
Where no level stands here, the rulebook's row of the kind gives it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from credit.events.models import EventState, SourceClass
from credit.events.record import Fact
from marketplace.engagements import entries
from marketplace.engagements.states import HALF_BP, WHOLE_BP, Standing
from portal.journal.entries import Entry
from portal.kernel import clock

LOWEST_SCORE, HIGHEST_SCORE = 1, 5
ABANDONED_BP = 0
WITHDRAWN = "certificate_withdrawn"
OUTCOME_BP = {
    "certificate_granted": 10_000,
    "certificate_granted_minor": 8_000,
    "certificate_granted_major_closed": 4_000,
    "certificate_refused": 0,
    "certificate_withdrawn": 0,
}
COUNTS = {Standing.BODY: WHOLE_BP, Standing.CHECKED: HALF_BP}


@dataclass(frozen=True, kw_only=True)
class ResultView:
    """A certification as it stands after the entry."""

    body: str
    outcome: str  # granted, refused or ""
    standing: str
    decided_on: date | None = None
    is_released: bool = False
    severities: Sequence[str] = ()
    event_ref: str = ""  # what was posted before
    event_weight_bp: int = 0
    withdrawn_on: date | None = None
    withdrawn_event_ref: str = ""
    withdrawn_weight_bp: int = 0


@dataclass(frozen=True, kw_only=True)
class ReviewView:
    ref: str
    side: str
    author: str
    scores: Sequence[int]


@dataclass(frozen=True, kw_only=True)
class Context:
    """What the entry's engagement was at that moment."""

    key: str  # of the journal entry
    at: datetime
    engagement: str
    provider: str
    enterprise: str
    enterprise_group: str = ""
    segment: str = ""
    shares: Mapping[str, int] = field(default_factory=dict)  # only agreed ones
    result: ResultView | None = None
    reviews: Sequence[ReviewView] = ()


@dataclass(frozen=True, kw_only=True)
class StateChange:
    """A posted event is marked, struck or unmarked."""

    event_ref: str
    state: str
    valid_from: datetime
    source_entry: str


Translate = Callable[[Any, Context], list[Fact]]  # Any: the entry's own class


def facts(entry: Entry, context: Context) -> list[Fact]:
    """Total: an entry without a row in the table gives no facts."""
    translate = TRANSLATIONS.get(type(entry))
    return translate(entry, context) if translate else []


def state_changes(entry: Entry, context: Context) -> list[StateChange]:
    result = context.result
    ref = _contested_event(entry, result) if result else ""
    if not ref:
        return []
    state = None
    if isinstance(entry, entries.ResultContested):
        state = EventState.State.OBJECTED
    elif isinstance(entry, entries.ContestSettled):
        state = EventState.State.VOIDED if entry.is_upheld else EventState.State.ACTIVE
    if state is None:
        return []
    return [
        StateChange(
            event_ref=ref,
            state=state,
            valid_from=context.at,
            source_entry=context.key,
        )
    ]


def milestone_accepted(
    entry: entries.MilestoneAccepted, context: Context
) -> list[Fact]:
    if entry.late_working_days <= 0:
        return []
    return [_fact(context, "milestone_late", SourceClass.MILESTONE)]


def engagement_completed(
    entry: entries.EngagementCompleted, context: Context
) -> list[Fact]:
    found = [_fact(context, "engagement_completed", SourceClass.MILESTONE, line=1)]
    if not entry.late_milestones and not entry.settled_milestones:
        found.append(
            _fact(context, "engagement_on_time", SourceClass.MILESTONE, line=2)
        )
    return found


def engagement_terminated(
    entry: entries.EngagementTerminated, context: Context
) -> list[Fact]:
    if entry.by != "provider":
        return []
    fact = _fact(context, "engagement_abandoned", SourceClass.MILESTONE)
    return [replace(fact, outcome_bp=ABANDONED_BP)]


def certification_result(entry: Entry, context: Context) -> list[Fact]:
    """The finding, and what became of the certificate: each posted once it is there,
    stood behind by the body or the checked register, and released by the enterprise.

    When the body confirms what counted half, a whole event takes the half one's place.
    """
    return [*_finding(context), *_withdrawal(context)]


def _finding(context: Context) -> list[Fact]:
    result = context.result
    if result is None or result.decided_on is None or not result.is_released:
        return []
    weight = COUNTS.get(Standing(result.standing), 0)
    kind = _result_kind(result)
    if not kind or weight <= result.event_weight_bp:
        return []
    fact = _fact(context, kind, SourceClass.CERTIFICATION)
    return [
        replace(
            fact,
            outcome_bp=OUTCOME_BP[kind],
            evaluator=result.body,
            weight_bp=weight,
            valid_from=clock.start_of(result.decided_on),
            supersedes=result.event_ref,
        )
    ]


def _withdrawal(context: Context) -> list[Fact]:
    result = context.result
    if result is None or result.withdrawn_on is None or not result.is_released:
        return []
    weight = COUNTS.get(Standing(result.standing), 0)
    if weight <= result.withdrawn_weight_bp:
        return []
    fact = _fact(context, WITHDRAWN, SourceClass.CERTIFICATION, line=2)
    return [
        replace(
            fact,
            outcome_bp=OUTCOME_BP[WITHDRAWN],
            evaluator=result.body,
            weight_bp=weight,
            valid_from=clock.start_of(result.withdrawn_on),
            supersedes=result.withdrawn_event_ref,
        )
    ]


def reviews_revealed(entry: entries.ReviewsRevealed, context: Context) -> list[Fact]:
    """Only what the client says about the organization; enterprises are not scored."""
    shown = [
        review
        for review in context.reviews
        if review.ref in entry.reviews and review.side == "enterprise"
    ]
    return [
        replace(
            _fact(context, "client_review", SourceClass.REVIEW),
            outcome_bp=_review_bp(review.scores),
            evaluator=review.author,
        )
        for review in shown
    ]


TRANSLATIONS: Mapping[type[Entry], Translate] = {
    entries.MilestoneAccepted: milestone_accepted,
    entries.EngagementCompleted: engagement_completed,
    entries.EngagementTerminated: engagement_terminated,
    entries.CertificationResult: certification_result,
    entries.ResultChecked: certification_result,
    entries.ResultConfirmed: certification_result,
    entries.ResultReleased: certification_result,
    entries.ContestSettled: certification_result,
    entries.CertificateChanged: certification_result,
    entries.ReviewsRevealed: reviews_revealed,
}


def _contested_event(entry: Entry, result: ResultView) -> str:
    """A contest is of the finding or, once it is withdrawn, of the withdrawal."""
    if getattr(entry, "about", "") == "withdrawal":
        return result.withdrawn_event_ref
    return result.event_ref


def _result_kind(result: ResultView) -> str:
    if result.outcome == "refused":
        return "certificate_refused"
    if result.outcome != "granted":
        return ""
    if "major" in result.severities:
        return "certificate_granted_major_closed"
    return "certificate_granted_minor" if result.severities else "certificate_granted"


def _review_bp(scores: Sequence[int]) -> int:
    least = LOWEST_SCORE * len(scores)
    span = (HIGHEST_SCORE - LOWEST_SCORE) * len(scores)
    return (sum(scores) - least) * WHOLE_BP // span


def _fact(context: Context, kind: str, source: str, line: int = 0) -> Fact:
    return Fact(
        subject=context.provider,
        source_class=source,
        kind=kind,
        valid_from=context.at,
        source_entry=f"{context.key}:{line}" if line else context.key,
        counterparty=context.enterprise,
        counterparty_group=context.enterprise_group,
        segment=context.segment,
        shares=dict(context.shares),
        about=context.engagement,
    )
