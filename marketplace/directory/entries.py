"""What can happen to organizations, their people, offerings and listings?"""

from dataclasses import dataclass

from portal.journal.entries import Entry, Private


@dataclass(frozen=True, kw_only=True)
class ProviderDescribed(Entry):
    """Stream: the organization."""


@dataclass(frozen=True, kw_only=True)
class EnterpriseProfileChanged(Entry):
    region: str
    industry: str
    size_class: str


@dataclass(frozen=True, kw_only=True)
class LicenceEntered(Entry):
    """Stream: the person; the number stands in the row, not here."""

    licence: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class LicenceRemoved(Entry):
    licence: str


@dataclass(frozen=True, kw_only=True)
class PersonTransferred(Entry):
    """Stream: the transfer."""

    person: str
    from_organization: str
    to_organization: str
    comment_until: str


@dataclass(frozen=True, kw_only=True)
class TransferCommented(Entry):
    person: str
    from_organization: str
    comment: Private


@dataclass(frozen=True, kw_only=True)
class OfferingSaved(Entry):
    provider: str


@dataclass(frozen=True, kw_only=True)
class OfferingPublished(Entry):
    provider: str


@dataclass(frozen=True, kw_only=True)
class OfferingWithdrawn(Entry):
    provider: str


@dataclass(frozen=True, kw_only=True)
class OfferingsScanned(Entry):
    """Stream: the provider. Offering ref → codes of the rules that it breaks now."""

    broken: dict[str, list[str]]
    list_sha256: str


@dataclass(frozen=True, kw_only=True)
class VettingSubmitted(Entry):
    """Stream of all vetting entries: the case."""

    party: str
    institute: str
    is_completion: bool


@dataclass(frozen=True, kw_only=True)
class VettingTakenUp(Entry):
    party: str
    officer: str


@dataclass(frozen=True, kw_only=True)
class VettingLineChecked(Entry):
    party: str
    what: str
    subject: str
    result: str
    check: str  # ref of the recorded check, empty for a defect
    note: Private


@dataclass(frozen=True, kw_only=True)
class VettingReturned(Entry):
    party: str
    defects: list[str]  # "what:subject", all at once


@dataclass(frozen=True, kw_only=True)
class VettingProposed(Entry):
    party: str
    outcome: str
    officer: str
    reasons: Private


@dataclass(frozen=True, kw_only=True)
class VettingDecided(Entry):
    party: str
    outcome: str  # admit, reject, or send_back
    notice_until: str
    reasons: Private


@dataclass(frozen=True, kw_only=True)
class VettingWithdrawn(Entry):
    party: str


@dataclass(frozen=True, kw_only=True)
class VettingEnded(Entry):
    """The organization was removed from the list while this was under way."""

    party: str
    reason: Private


@dataclass(frozen=True, kw_only=True)
class VettingOverdue(Entry):
    """The 20 working days are over; silence never approves."""

    party: str
    institute: str


@dataclass(frozen=True, kw_only=True)
class VettingObjected(Entry):
    party: str
    objection: str
    text: Private


@dataclass(frozen=True, kw_only=True)
class VettingObjectionAnswered(Entry):
    party: str
    objection: str
    result: str
    reasons: Private
    notice_until: str = ""  # of a notice that goes on longer


@dataclass(frozen=True, kw_only=True)
class ProviderActivated(Entry):
    party: str
    listed_until: str


@dataclass(frozen=True, kw_only=True)
class MeasureProposed(Entry):
    """Stream: the measure."""

    party: str
    kind: str
    reason: Private


@dataclass(frozen=True, kw_only=True)
class MeasureDecided(Entry):
    party: str
    kind: str
    is_confirmed: bool
    note: Private


@dataclass(frozen=True, kw_only=True)
class ListingExpiring(Entry):
    """Stream: the organization."""

    listed_until: str


@dataclass(frozen=True, kw_only=True)
class ListingLapsed(Entry):
    listed_until: str


@dataclass(frozen=True, kw_only=True)
class AdmissionProposed(Entry):
    """Stream: the admission."""

    party: str
    institute: str


@dataclass(frozen=True, kw_only=True)
class AdmissionDecided(Entry):
    party: str
    is_confirmed: bool
    valid_until: str
    note: Private


@dataclass(frozen=True, kw_only=True)
class AdmissionEnded(Entry):
    party: str


@dataclass(frozen=True, kw_only=True)
class PractitionerInvited(Entry):
    """Stream of these four: the affiliation. The address stands in its row."""

    organization: str


@dataclass(frozen=True, kw_only=True)
class InvitationDeclined(Entry):
    organization: str


@dataclass(frozen=True, kw_only=True)
class AffiliationStarted(Entry):
    person: str
    organization: str


@dataclass(frozen=True, kw_only=True)
class AffiliationEnded(Entry):
    person: str
    organization: str
