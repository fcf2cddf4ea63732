"""What do the two sides say about a payment? The stream is the engagement."""

from dataclasses import dataclass

from portal.journal.entries import Entry


@dataclass(frozen=True, kw_only=True)
class PaymentRecorded(Entry):
    payment: str
    milestone: str
    direction: str
    party: str  # who says it
    other: str
    amount_minor: int
    currency: str
    paid_on: str


@dataclass(frozen=True, kw_only=True)
class PaymentConfirmed(Entry):
    payment: str
    milestone: str
    party: str
    amount_minor: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class PaymentDenied(Entry):
    payment: str
    milestone: str
    party: str
