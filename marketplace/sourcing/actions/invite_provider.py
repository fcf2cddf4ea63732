"""Ask one organization to answer; it is never obliged to."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.permissions import must_act_for
from marketplace.sourcing.entries import ProviderInvited
from marketplace.sourcing.models import Invitation
from marketplace.sourcing.permissions import must_be_active, must_be_independent
from marketplace.sourcing.rows import locked_request
from marketplace.sourcing.states import RequestStatus
from portal.accounts.actors import Actor
from portal.journal import entries as journal
from portal.kernel.errors import Conflict, WrongState
from portal.parties.queries import party

# Each invited organization shall have odds worth the effort.
MOST_INVITATIONS = 8


@transaction.atomic
def invite_provider(*, ref: str, provider_ref: str, actor: Actor) -> Invitation:
    """Inviting the same organization twice changes nothing."""
    request = locked_request(ref)
    must_act_for(actor, request.enterprise.ref)
    known = request.invitations.filter(provider__ref=provider_ref).first()
    if known is not None:
        return known
    if request.status != RequestStatus.PUBLISHED:
        raise WrongState(_("Invitations end when the answer window is over."))
    must_be_active(provider_ref)
    must_be_independent(request, provider_ref)
    if request.invitations.count() >= MOST_INVITATIONS:
        raise Conflict(
            _("All 8 invitations are used. Everybody who fits may still answer.")
        )
    invitation = Invitation.objects.create(
        request=request, provider=party(provider_ref), invited_by=actor.ref
    )
    journal.record(ProviderInvited(stream=ref, provider=provider_ref), actor=actor)
    return invitation
