"""Whose invitation is it? Locked, if it went to this user and is open."""

from django.utils.translation import gettext as _

from marketplace.directory.rows import locked
from portal.accounts.actors import Actor
from portal.accounts.models import User
from portal.accounts.queries import invited_addresses
from portal.kernel.errors import NotFound, WrongState
from portal.parties.models import Affiliation

Status = Affiliation.Status


def locked_invitation(ref: str, actor: Actor) -> Affiliation:
    """The invitation, if it went to this user's own address."""
    affiliation = locked(Affiliation, ref=ref)
    user = User.objects.filter(ref=actor.ref).first()
    if user is None or affiliation.invited_email not in invited_addresses(user):
        raise NotFound(
            _("There is no such invitation for the address you signed in with.")
        )
    if affiliation.status != Status.INVITED:
        raise WrongState(_("This invitation has been answered already."))
    return affiliation
