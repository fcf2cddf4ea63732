"""What can happen in an engagement? Refs, codes, integers and dates only."""

from dataclasses import dataclass, field

from portal.journal.entries import Entry, Private


@dataclass(frozen=True, kw_only=True)
class EngagementOpened(Entry):
    proposal: str
    request: str
    enterprise: str
    provider: str
    milestones: list[str]


@dataclass(frozen=True, kw_only=True)
class ContractSigned(Entry):
    """`is_active`: it was the second signature and work begins."""

    party: str
    terms_sha256: str
    is_active: bool
    enterprise: str
    provider: str


@dataclass(frozen=True, kw_only=True)
class EngagementLapsed(Entry):
    unsigned: list[str]  # party refs


@dataclass(frozen=True, kw_only=True)
class SharesProposed(Entry):
    party: str
    shares: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class SharesAgreed(Entry):
    party: str


@dataclass(frozen=True, kw_only=True)
class MilestoneFunded(Entry):
    milestone: str
    amount_minor: int
    currency: str
    gateway: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class DeliverableSubmitted(Entry):
    milestone: str
    number: int
    files: dict[str, str]  # file ref → sha256
    answer_by: str  # date


@dataclass(frozen=True, kw_only=True)
class SilenceReminded(Entry):
    milestone: str
    working_days: int


@dataclass(frozen=True, kw_only=True)
class ChangesRequested(Entry):
    milestone: str
    number: int
    reasons: Private


@dataclass(frozen=True, kw_only=True)
class MilestoneAccepted(Entry):
    """`late_working_days` counts from the due day to the first delivery; 0: in time."""

    milestone: str
    by_silence: bool
    due_on: str
    delivered_on: str
    late_working_days: int


@dataclass(frozen=True, kw_only=True)
class MilestoneReleased(Entry):
    milestone: str
    amount_minor: int
    currency: str
    gateway: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class DisputeOpened(Entry):
    """`cause`: party (somebody asked), rework_limit or silence."""

    milestone: str
    cause: str
    enterprise: str
    provider: str
    reason: Private


@dataclass(frozen=True, kw_only=True)
class MilestoneSettled(Entry):
    milestone: str
    case: str
    to_provider_minor: int
    to_enterprise_minor: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class EngagementCompleted(Entry):
    enterprise: str
    provider: str
    late_milestones: int
    settled_milestones: int


@dataclass(frozen=True, kw_only=True)
class TerminationProposed(Entry):
    party: str
    reason: Private


@dataclass(frozen=True, kw_only=True)
class EngagementTerminated(Entry):
    """`by`: client, provider or agreement; refunds by milestone ref, minor units."""

    by: str
    enterprise: str
    provider: str
    refunds: dict[str, int]
    currency: str
    reason: Private


@dataclass(frozen=True, kw_only=True)
class EngagementTextsPurged(Entry):
    """Five years after the end; how many texts and files went."""

    texts: int
    files: int


@dataclass(frozen=True, kw_only=True)
class CertificationApplied(Entry):
    engagement: str
    enterprise: str
    body: str


@dataclass(frozen=True, kw_only=True)
class CertificationAbandoned(Entry):
    engagement: str


@dataclass(frozen=True, kw_only=True)
class StageRecorded(Entry):
    stage: int
    held_on: str


@dataclass(frozen=True, kw_only=True)
class NonconformityRecorded(Entry):
    severity: str
    clause: str
    found_on: str


@dataclass(frozen=True, kw_only=True)
class NonconformityClosed(Entry):
    severity: str
    clause: str
    closed_on: str


@dataclass(frozen=True, kw_only=True)
class CorrectionPlanAccepted(Entry):
    clause: str
    accepted_on: str


@dataclass(frozen=True, kw_only=True)
class CertificationResult(Entry):
    """`by`: body or enterprise; `outcome`: granted or refused."""

    engagement: str
    enterprise: str
    body: str
    by: str
    outcome: str
    decided_on: str
    institute: str = ""


@dataclass(frozen=True, kw_only=True)
class ResultChecked(Entry):
    """An officer looked into the register."""

    engagement: str
    is_found: bool
    source: Private  # the officer's words: a search may name a person


@dataclass(frozen=True, kw_only=True)
class ResultConfirmed(Entry):
    engagement: str


@dataclass(frozen=True, kw_only=True)
class ResultReleased(Entry):
    """The enterprise lets the body's finding count, from this moment."""

    engagement: str


@dataclass(frozen=True, kw_only=True)
class ResultContested(Entry):
    engagement: str
    party: str
    institute: str
    reason: Private
    about: str = "result"  # or the withdrawal of the certificate


@dataclass(frozen=True, kw_only=True)
class ContestAnswerProposed(Entry):
    """One officer proposes; nothing moves before another one decides."""

    engagement: str
    is_upheld: bool
    answer: Private


@dataclass(frozen=True, kw_only=True)
class ContestAnswerReturned(Entry):
    """The second officer sent the proposal back."""

    engagement: str
    note: Private


@dataclass(frozen=True, kw_only=True)
class ContestSettled(Entry):
    engagement: str
    is_upheld: bool
    answer: Private
    about: str = "result"


@dataclass(frozen=True, kw_only=True)
class CertificateChanged(Entry):
    """`status`: suspended, withdrawn, or granted again after a suspension."""

    engagement: str
    status: str
    on: str


@dataclass(frozen=True, kw_only=True)
class CertificateAlarmed(Entry):
    """`alarm`: expiry or surveillance; `on` is the day that comes."""

    engagement: str
    alarm: str
    on: str
    is_suspended: bool


@dataclass(frozen=True, kw_only=True)
class ReviewSubmitted(Entry):
    review: str
    side: str


@dataclass(frozen=True, kw_only=True)
class ReviewsRevealed(Entry):
    """Both are in, or the window is over; an absent side has no ref."""

    reviews: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class ReviewReplied(Entry):
    review: str
