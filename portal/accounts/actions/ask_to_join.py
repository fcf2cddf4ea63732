"""Ask the owner of a registered organization to be let in."""

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.entries import JoinAsked
from portal.accounts.members import locked_party, user_of
from portal.accounts.models import Answer, JoinRequest
from portal.journal.entries import record
from portal.kernel.errors import Conflict, NotFound
from portal.parties.models import Party


@transaction.atomic
def ask_to_join(*, party_ref: str, actor: Actor, message: str = "") -> JoinRequest:
    """Asking again while the first waits gives the first."""
    party = locked_party(party_ref)
    if party.kind != Party.Kind.LEGAL:
        raise NotFound(_("There is no such organization."))
    if actor.acts_for(party_ref):
        raise Conflict(_("You are a member of this organization already."))
    user = user_of(actor)
    waiting = JoinRequest.objects.filter(
        user=user, party=party, status=Answer.OPEN
    ).first()
    if waiting is not None:
        return waiting
    asked = JoinRequest.objects.create(
        user=user, party=party, message=message.strip()[:300]
    )
    record(JoinAsked(stream=asked.ref, party=party_ref, user=actor.ref), actor=actor)
    return asked
