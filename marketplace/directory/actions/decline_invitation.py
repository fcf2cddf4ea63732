"""The invited person says no, or the organization takes the invitation back."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import InvitationDeclined
from marketplace.directory.invitations import locked_invitation
from marketplace.directory.rows import locked
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.errors import WrongState
from portal.parties.models import Affiliation


@transaction.atomic
def decline_invitation(*, ref: str, actor: Actor) -> Affiliation:
    affiliation = locked(Affiliation, ref=ref)
    if not actor.acts_for(affiliation.organization.ref):
        affiliation = locked_invitation(ref, actor)
    if affiliation.status != Affiliation.Status.INVITED:
        raise WrongState(_("This invitation has been answered already."))
    affiliation.status = Affiliation.Status.DECLINED
    affiliation.save(update_fields=["status"])
    record(
        InvitationDeclined(stream=ref, organization=affiliation.organization.ref),
        actor=actor,
    )
    return affiliation
