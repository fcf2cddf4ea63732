"""What happens to a case, a review of it, an event's statement, a tip-off?

Streams: the case (CMP), the objection, appeal or repair (OBJ, APL, RPR), the event
(EVT) for a statement, the tip-off (TIP). What people write is Private.
"""

from dataclasses import dataclass, field

from portal.journal.entries import Entry, Private


@dataclass(frozen=True, kw_only=True)
class ComplaintFiled(Entry):
    about: str
    complainant: str
    respondent: str
    ground: str
    institute: str
    text: Private


@dataclass(frozen=True, kw_only=True)
class CaseAccepted(Entry):
    respondent: str


@dataclass(frozen=True, kw_only=True)
class CaseDeclined(Entry):
    reason: str
    note: Private


@dataclass(frozen=True, kw_only=True)
class CaseTransferred(Entry):
    to_institute: str = ""
    to_authority: Private


@dataclass(frozen=True, kw_only=True)
class CaseWithdrawn(Entry):
    pass


@dataclass(frozen=True, kw_only=True)
class CaseTaken(Entry):
    officer: str


@dataclass(frozen=True, kw_only=True)
class OfficerRecused(Entry):
    officer: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class CaseAnswered(Entry):
    text: Private


@dataclass(frozen=True, kw_only=True)
class AnswerTimeEnded(Entry):
    pass


@dataclass(frozen=True, kw_only=True)
class EvidenceAdded(Entry):
    file: str
    by: str


@dataclass(frozen=True, kw_only=True)
class MediationStarted(Entry):
    pass


@dataclass(frozen=True, kw_only=True)
class MediationOpened(Entry):
    about: str
    milestone: str
    enterprise: str
    provider: str
    institute: str


@dataclass(frozen=True, kw_only=True)
class MediationEnded(Entry):
    settled: bool
    note: Private


@dataclass(frozen=True, kw_only=True)
class RulingProposed(Entry):
    to_provider_minor: int
    to_enterprise_minor: int
    reasons: Private


@dataclass(frozen=True, kw_only=True)
class RulingReturned(Entry):
    reasons: Private


@dataclass(frozen=True, kw_only=True)
class MediationRuled(Entry):
    """Settles the milestone once; marketplace.engagements reacts."""

    about: str
    milestone: str
    to_provider_minor: int
    to_enterprise_minor: int
    reasons: Private


@dataclass(frozen=True, kw_only=True)
class InvestigationStarted(Entry):
    pass


@dataclass(frozen=True, kw_only=True)
class InvestigationExtended(Entry):
    reasons: Private


@dataclass(frozen=True, kw_only=True)
class NoteAdded(Entry):
    text: Private


@dataclass(frozen=True, kw_only=True)
class FindingsRecorded(Entry):
    findings: Private


@dataclass(frozen=True, kw_only=True)
class DecisionProposed(Entry):
    version: int
    finding: str
    severity: str
    sanction: str
    reasons: Private


@dataclass(frozen=True, kw_only=True)
class ProposalReturned(Entry):
    reasons: Private


@dataclass(frozen=True, kw_only=True)
class HearingRequested(Entry):
    pass


@dataclass(frozen=True, kw_only=True)
class HearingWaived(Entry):
    pass


@dataclass(frozen=True, kw_only=True)
class HearingHeld(Entry):
    record: Private


@dataclass(frozen=True, kw_only=True)
class HearingTimeEnded(Entry):
    pass


@dataclass(frozen=True, kw_only=True)
class CaseDecided(Entry):
    decision: str
    finding: str
    severity: str
    sanction: str
    proposed_by: str


@dataclass(frozen=True, kw_only=True)
class DecisionServed(Entry):
    decision: str
    way: str
    effective_on: str


@dataclass(frozen=True, kw_only=True)
class DecisionEffective(Entry):
    """Becomes a credit event (translation.py) in the same transaction."""

    decision: str
    subject: str
    kind: str
    severity: str
    institute: str
    complainant: str
    counterparty_group: str
    segment: str
    about: str
    public_until: str
    shares: dict[str, int] = field(default_factory=dict)
    supersedes: str = ""
    effective_at: str = ""  # the moment told when served; empty: when recorded


@dataclass(frozen=True, kw_only=True)
class SanctionEffective(Entry):
    """marketplace.directory reacts; `sanction` is a code of models.codes."""

    decision: str
    subject: str
    sanction: str
    proposed_by: str
    decided_by: str


@dataclass(frozen=True, kw_only=True)
class SanctionLifted(Entry):
    decision: str
    subject: str
    sanction: str


@dataclass(frozen=True, kw_only=True)
class CaseClosedWithoutEffect(Entry):
    decision: str


@dataclass(frozen=True, kw_only=True)
class PublicationEnded(Entry):
    event: str


@dataclass(frozen=True, kw_only=True)
class ClockMissed(Entry):
    """The institute is late. Nothing is decided by that."""

    clock: str


@dataclass(frozen=True, kw_only=True)
class ObjectionFiled(Entry):
    event: str
    by: str
    institute: str
    text: Private


@dataclass(frozen=True, kw_only=True)
class ObjectionExtended(Entry):
    reasons: Private


@dataclass(frozen=True, kw_only=True)
class AppealFiled(Entry):
    case: str
    event: str
    by: str
    institute: str
    text: Private


@dataclass(frozen=True, kw_only=True)
class RepairRequested(Entry):
    event: str
    by: str
    institute: str
    text: Private


@dataclass(frozen=True, kw_only=True)
class AnswerProposed(Entry):
    version: int
    grants: bool
    finding: str = ""
    severity: str = ""
    reasons: Private


@dataclass(frozen=True, kw_only=True)
class AnswerReturned(Entry):
    reasons: Private


@dataclass(frozen=True, kw_only=True)
class ReviewWithdrawn(Entry):
    event: str


@dataclass(frozen=True, kw_only=True)
class ObjectionDecided(Entry):
    event: str
    upheld: bool
    proposed_by: str


@dataclass(frozen=True, kw_only=True)
class AppealDecided(Entry):
    case: str
    event: str
    outcome: str  # confirmed, annulled, changed
    proposed_by: str


@dataclass(frozen=True, kw_only=True)
class RepairDecided(Entry):
    event: str
    granted: bool
    proposed_by: str


@dataclass(frozen=True, kw_only=True)
class StatementAttached(Entry):
    """The subject's own words beside an event, shown wherever the event is."""

    by: str
    text: Private


@dataclass(frozen=True, kw_only=True)
class TipOffReceived(Entry):
    about: str
    ground: str
    institute: str
    text: Private


@dataclass(frozen=True, kw_only=True)
class TipOffAdded(Entry):
    text: Private


@dataclass(frozen=True, kw_only=True)
class TipOffTriaged(Entry):
    officer: str


@dataclass(frozen=True, kw_only=True)
class TipOffAnswered(Entry):
    text: Private


@dataclass(frozen=True, kw_only=True)
class TipOffForwarded(Entry):
    authority: Private


@dataclass(frozen=True, kw_only=True)
class TipOffOpened(Entry):
    case: str


@dataclass(frozen=True, kw_only=True)
class TipOffClosed(Entry):
    note: Private


@dataclass(frozen=True, kw_only=True)
class TipOffErased(Entry):
    pass


@dataclass(frozen=True, kw_only=True)
class TextsPurged(Entry):
    """The stream is the case, or the credit event without one; numbers erased."""

    texts: int
    files: int


@dataclass(frozen=True, kw_only=True)
class CaseOpenedExOfficio(Entry):
    tip: str
    about: str
    respondent: str
    ground: str
    institute: str


@dataclass(frozen=True, kw_only=True)
class AppealTimeEnded(Entry):
    pass


@dataclass(frozen=True, kw_only=True)
class ReviewTransferred(Entry):
    to_institute: str
