"""Who belongs to a party, and which users are there?"""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.models import (
    AccountContest,
    Answer,
    AuthorityRequest,
    Invitation,
    JoinRequest,
    Membership,
    User,
)
from portal.kernel import clock
from portal.kernel.errors import NotFound
from portal.parties.models import Party
from portal.parties.queries import parties_by_ref

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


def somebody_speaks_for(party_field: str) -> Exists:
    """For a query: is there a member today whose authority an officer has checked?"""
    rows = Membership.objects.filter(
        party=OuterRef(party_field),
        until=None,
        authority_until__gte=clock.today(),
        user__is_active=True,
    )
    return Exists(rows)


def officers_of(institute_ref: str) -> list[str]:
    return _appointed(institute_ref, OFFICERS)


def approvers_of(institute_ref: str) -> list[str]:
    """Those of the officers who may decide what another one proposed."""
    return _appointed(institute_ref, [Membership.Role.APPROVER])


def _appointed(institute_ref: str, roles: Iterable[str]) -> list[str]:
    rows = User.objects.filter(
        memberships__party__ref=institute_ref,
        memberships__until=None,
        memberships__role__in=roles,
        is_active=True,
    )
    return sorted(u.ref for u in rows)


def may_read_party_files(actor: Actor, party_ref: str) -> bool:
    """Files that belong to a party itself: its own people only."""
    return actor.acts_for(party_ref)


def owners_of(party_ref: str) -> list[str]:
    rows = User.objects.filter(
        memberships__party__ref=party_ref,
        memberships__until=None,
        memberships__role=Membership.Role.OWNER,
        is_active=True,
    )
    return sorted(u.ref for u in rows)


def may_read_authority(actor: Actor, ref: str) -> bool:
    """The letter: who handed it in, and the officers who check it."""
    asked = AuthorityRequest.objects.filter(ref=ref).select_related("membership__user")
    row = asked.first()
    return row is not None and (
        row.membership.user.ref == actor.ref or actor.officer_of(row.institute_ref)
    )


def may_read_contest(actor: Actor, ref: str) -> bool:
    row = AccountContest.objects.filter(ref=ref).select_related("user").first()
    return row is not None and (
        row.user.ref == actor.ref or actor.officer_of(row.institute_ref)
    )


def memberships_of(user_ref: str) -> list[Membership]:
    """Current ones, with their party; owners' firms first come by name."""
    rows = Membership.objects.filter(user__ref=user_ref, until=None)
    return list(
        rows.select_related("party__region")
        .prefetch_related("authority_requests")
        .order_by("party__name", "pk")
    )


def membership_of(user_ref: str, party_ref: str) -> Membership:
    """The reader's own membership; 404 for everybody else."""
    found = next(
        (m for m in memberships_of(user_ref) if m.party.ref == party_ref), None
    )
    if found is None:
        raise NotFound(_("There is no such organization, or it is not yours."))
    return found


def members_list(party_ref: str) -> list[Membership]:
    rows = Membership.objects.filter(party__ref=party_ref, until=None)
    return list(rows.select_related("user").order_by("since", "pk"))


def open_joins(party_refs: Iterable[str]) -> list[JoinRequest]:
    rows = JoinRequest.objects.filter(
        party__ref__in=set(party_refs), status=Answer.OPEN
    )
    return list(rows.select_related("user", "party").order_by("pk"))


def open_invitations(party_ref: str) -> list[Invitation]:
    rows = Invitation.objects.filter(
        party__ref=party_ref, status=Answer.OPEN, expires_at__gte=clock.now()
    )
    return list(rows.order_by("-pk"))


def invited_addresses(user: User) -> list[str]:
    """The addresses that prove who is invited: confirmed ones, where that is asked."""
    if settings.ACCOUNT_EMAIL_VERIFICATION != "mandatory":
        return [user.email.lower()] if user.email else []
    rows = EmailAddress.objects.filter(user=user, verified=True)
    return [address.lower() for address in rows.values_list("email", flat=True)]


def invitations_for(user: User) -> list[Invitation]:
    """Open invitations to the user's address."""
    rows = Invitation.objects.filter(
        email__in=invited_addresses(user),
        status=Answer.OPEN,
        expires_at__gte=clock.now(),
    )
    return list(rows.select_related("party").order_by("pk"))


def invitation_for(user: User, ref: str) -> Invitation:
    found = (
        Invitation.objects.filter(ref=ref, email__in=invited_addresses(user))
        .select_related("party")
        .first()
    )
    if found is None:
        raise NotFound(
            _("There is no invitation for your address. Ask for one to be sent to it.")
        )
    return found


def authority_for(actor: Actor, ref: str) -> AuthorityRequest:
    """For officers of the institute that checks it."""
    found = (
        AuthorityRequest.objects.filter(ref=ref)
        .select_related("membership__user", "membership__party__region")
        .first()
    )
    if found is None or not actor.officer_of(found.institute_ref):
        raise NotFound(_("There is no such letter, or another institute handles it."))
    return found


def contest_for(actor: Actor, ref: str) -> AccountContest:
    found = (
        AccountContest.objects.filter(ref=ref)
        .select_related("user", "party__region")
        .first()
    )
    if found is None or not actor.officer_of(found.institute_ref):
        raise NotFound(_("There is no such case, or another institute handles it."))
    return found


def legal_party(ref: str) -> Party:
    """A registered organization; its name is public."""
    found = parties_by_ref([ref]).get(ref)
    if found is None or found.kind != Party.Kind.LEGAL:
        raise NotFound(_("There is no such organization."))
    return found
