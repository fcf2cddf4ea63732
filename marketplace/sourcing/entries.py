"""What can happen to a request and its proposals?"""

from dataclasses import dataclass, field

from portal.journal.entries import Entry, Private


@dataclass(frozen=True, kw_only=True)
class RequestPublished(Entry):
    enterprise: str
    closes_at: str
    is_checked: bool
    weights: int


@dataclass(frozen=True, kw_only=True)
class ProviderInvited(Entry):
    provider: str


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(Entry):
    question: int
    provider: str
    text: Private


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(Entry):
    question: int
    text: Private


@dataclass(frozen=True, kw_only=True)
class ProposalSaved(Entry):
    request: str
    provider: str
    schema: int


@dataclass(frozen=True, kw_only=True)
class ProposalSubmitted(Entry):
    request: str
    provider: str
    document_sha256: str


@dataclass(frozen=True, kw_only=True)
class ProposalWithdrawn(Entry):
    request: str
    provider: str


@dataclass(frozen=True, kw_only=True)
class RequestClosed(Entry):
    proposals: int


@dataclass(frozen=True, kw_only=True)
class RequestCancelled(Entry):
    enterprise: str
    proposals: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class RequestLapsed(Entry):
    enterprise: str
    proposals: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class ProposalAwarded(Entry):
    """The stream is the request; the engagement opens from it."""

    request: str
    proposal: str
    enterprise: str
    provider: str
    not_awarded: list[str]
    reasons: Private
