"""A member leaves. The last owner hands over first."""

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.entries import MemberLeft
from portal.accounts.members import locked_party
from portal.accounts.models import Membership
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import NotFound, WrongState


@transaction.atomic
def leave_organization(*, party_ref: str, actor: Actor) -> Membership:
    # The party's row is the lock: two owners cannot both leave as "not the last".
    party = locked_party(party_ref)
    membership = party.memberships.filter(user__ref=actor.ref, until=None).first()
    if membership is None:
        raise NotFound(_("You are not a member of this organization."))
    others = party.memberships.filter(until=None).exclude(pk=membership.pk)
    if (
        membership.role == Membership.Role.OWNER
        and others.exists()
        and not others.filter(role=Membership.Role.OWNER).exists()
    ):
        raise WrongState(
            _("You are the last owner. Invite another owner before you leave.")
        )
    membership.until = clock.today()
    membership.save(update_fields=["until"])
    record(MemberLeft(stream=party_ref, user=actor.ref), actor=actor)
    return membership
