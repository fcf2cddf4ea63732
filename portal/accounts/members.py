"""How does a user become or stop being a member? Shared by the actions."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.entries import MemberJoined
from portal.accounts.models import Membership, User
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Conflict, NotAllowed, NotFound
from portal.parties.models import Party


def user_of(actor: Actor) -> User:
    user = User.objects.filter(ref=actor.ref, is_active=True).first()
    if user is None:
        raise NotAllowed(_("Sign in first."))
    return user


def locked_party(ref: str) -> Party:
    party = Party.objects.select_for_update().filter(ref=ref).first()
    if party is None:
        raise NotFound(_("There is no such organization."))
    return party


def is_owner(actor: Actor, party_ref: str) -> bool:
    return any(a.party_ref == party_ref and a.role == "owner" for a in actor.acting)


def must_own(actor: Actor, party_ref: str) -> None:
    """404 for strangers, 403 for members who do not own it."""
    if is_owner(actor, party_ref):
        return
    if actor.acts_for(party_ref):
        raise NotAllowed(
            _("Only an owner of the organization can do this. Ask one of them.")
        )
    raise NotFound(_("There is no such organization, or it is not yours."))


def add_member(*, user: User, party: Party, role: str, actor: Actor) -> Membership:
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
                user=user, party=party, role=role, since=clock.today()
            )
    except IntegrityError as error:
        raise Conflict(_("This person is a member already.")) from error
    record(MemberJoined(stream=party.ref, user=user.ref, role=role), actor=actor)
    return membership
