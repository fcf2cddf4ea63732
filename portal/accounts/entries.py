"""What happens to accounts? Refs and codes only; words of people are Private."""

from dataclasses import dataclass

from portal.journal.entries import Entry, Private


@dataclass(frozen=True, kw_only=True)
class OrganizationRegistered(Entry):
    """The stream is the party."""

    user: str
    role: str
    region: str


@dataclass(frozen=True, kw_only=True)
class AuthorityHandedIn(Entry):
    """The stream is the request (AUT), as in the two below."""

    party: str
    user: str
    institute: str
    file: str


@dataclass(frozen=True, kw_only=True)
class AuthorityConfirmed(Entry):
    party: str
    user: str
    institute: str
    until: str


@dataclass(frozen=True, kw_only=True)
class AuthorityRefused(Entry):
    party: str
    user: str
    institute: str
    reason: Private


@dataclass(frozen=True, kw_only=True)
class JoinAsked(Entry):
    """The stream is the request (JOI)."""

    party: str
    user: str


@dataclass(frozen=True, kw_only=True)
class JoinAnswered(Entry):
    party: str
    user: str
    accepted: bool


@dataclass(frozen=True, kw_only=True)
class MemberInvited(Entry):
    """The stream is the invitation (INV); the address is not in here."""

    party: str
    role: str


@dataclass(frozen=True, kw_only=True)
class InvitationAnswered(Entry):
    party: str
    user: str
    accepted: bool


@dataclass(frozen=True, kw_only=True)
class MemberJoined(Entry):
    """The stream is the party."""

    user: str
    role: str


@dataclass(frozen=True, kw_only=True)
class MemberLeft(Entry):
    user: str


@dataclass(frozen=True, kw_only=True)
class AccountContested(Entry):
    """The stream is the contest (CON), as in the two below."""

    party: str
    user: str
    institute: str
    file: str
    grounds: Private


@dataclass(frozen=True, kw_only=True)
class AccountContestProposed(Entry):
    party: str
    institute: str
    outcome: str
    reason: Private


@dataclass(frozen=True, kw_only=True)
class AccountContestDecided(Entry):
    party: str
    user: str
    institute: str
    outcome: str
    removed: list[str]


@dataclass(frozen=True, kw_only=True)
class ProfileChanged(Entry):
    """The stream is the user; which fields changed, never their values."""

    changed: list[str]
    name: Private
    mobile: Private
    old_name: Private  # so that an erasure finds it in old mails
    old_mobile: Private


@dataclass(frozen=True, kw_only=True)
class InstituteFounded(Entry):
    region: str


@dataclass(frozen=True, kw_only=True)
class OfficerAppointed(Entry):
    """The stream is the institute."""

    user: str
    role: str


@dataclass(frozen=True, kw_only=True)
class PersonErased(Entry):
    """The stream is the erased ref; what was destroyed is not said again."""

    kinds: list[str]
