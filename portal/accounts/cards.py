"""How does a member's own organization stand? Read models for the desk."""

from dataclasses import dataclass
from datetime import date, timedelta

from portal.accounts.models import Answer, AuthorityRequest, Membership
from portal.accounts.queries import memberships_of
from portal.kernel import clock
from portal.parties.models import Party, Role
from portal.parties.queries import roles_of

RENEW_BEFORE = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class MembershipCard:
    """`standing`: appointed, checked, ending, waiting, refused, over or unchecked."""

    party: Party
    role: str
    role_label: str
    party_roles: tuple[str, ...]
    standing: str
    until: date | None
    checked_on: date | None
    reason: str  # of the last refusal

    @property
    def needs_letter(self) -> bool:
        return self.standing in {"unchecked", "refused", "over", "ending"}


def cards_of(user_ref: str) -> list[MembershipCard]:
    """Three queries whatever the number."""
    memberships = memberships_of(user_ref)
    roles = roles_of(m.party.ref for m in memberships)
    return [card_of(m, roles.get(m.party.ref, set())) for m in memberships]


def card_of(membership: Membership, party_roles: set[str]) -> MembershipCard:
    requests = sorted(membership.authority_requests.all(), key=lambda r: r.pk)
    last = requests[-1] if requests else None
    standing = _standing(membership, last)
    return MembershipCard(
        party=membership.party,
        role=membership.role,
        role_label=str(Membership.Role(membership.role).label),
        party_roles=tuple(str(Role(r).label) for r in sorted(party_roles)),
        standing=standing,
        until=membership.authority_until,
        checked_on=membership.authority_checked_on,
        reason=last.reason if last and standing == "refused" else "",
    )


def _standing(membership: Membership, last: AuthorityRequest | None) -> str:
    if membership.role in {"officer", "approver", "assessor"}:
        return "appointed"
    today, until = clock.today(), membership.authority_until
    if until and until >= today + RENEW_BEFORE:
        return "checked"
    if last is not None and last.status == Answer.OPEN:
        return "waiting"
    if until and until >= today:
        return "ending"
    if last is not None and last.status == Answer.DECLINED:
        return "refused"
    return "over" if until else "unchecked"
