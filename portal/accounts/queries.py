"""Who belongs to a party, and which users are there?"""

from collections.abc import Iterable

from portal.accounts.actors import Actor
from portal.accounts.models import Membership, User

OFFICERS = (Membership.Role.OFFICER, Membership.Role.APPROVER)


def users_by_ref(refs: Iterable[str]) -> dict[str, User]:
    """Active users by ref, in one query."""
    return {u.ref: u for u in User.objects.filter(ref__in=set(refs), is_active=True)}


def user_names(refs: Iterable[str]) -> dict[str, str]:
    """What to call them, also when they have left."""
    return {u.ref: str(u) for u in User.objects.filter(ref__in=set(refs))}


def members_of(party_ref: str) -> list[str]:
    """User refs of current members; of a natural person the user who claimed it."""
    members = User.objects.filter(
        memberships__party__ref=party_ref, memberships__until=None, is_active=True
    )
    claimed = User.objects.filter(person__party__ref=party_ref, is_active=True)
    return sorted({u.ref for u in members} | {u.ref for u in claimed})


def officers_of(institute_ref: str) -> list[str]:
    rows = User.objects.filter(
        memberships__party__ref=institute_ref,
        memberships__until=None,
        memberships__role__in=OFFICERS,
        is_active=True,
    )
    return sorted(u.ref for u in rows)


def may_read_party_files(actor: Actor, party_ref: str) -> bool:
    """Files that belong to a party itself: its own people only."""
    return actor.acts_for(party_ref)
