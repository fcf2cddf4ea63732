"""The invited person joins or declines. The invitation counts for its address only."""

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.entries import InvitationAnswered
from portal.accounts.members import add_member, user_of
from portal.accounts.models import Answer, Invitation
from portal.accounts.queries import invited_addresses
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import NotFound, WrongState


@transaction.atomic
def answer_invitation(*, ref: str, is_accepted: bool, actor: Actor) -> Invitation:
    user = user_of(actor)
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("party")
        .filter(ref=ref, email__in=invited_addresses(user))
        .first()
    )
    if invitation is None:
        raise NotFound(
            _("There is no invitation for your address. Ask for one to be sent to it.")
        )
    if invitation.status != Answer.OPEN:
        raise WrongState(_("This invitation has been answered already."))
    if invitation.expires_at < clock.now():
        raise WrongState(_("This invitation has run out. Ask for a new one."))
    invitation.status = Answer.ACCEPTED if is_accepted else Answer.DECLINED
    invitation.decided_at = clock.now()
    invitation.save()
    record(
        InvitationAnswered(
            stream=ref,
            party=invitation.party.ref,
            user=actor.ref,
            accepted=is_accepted,
        ),
        actor=actor,
    )
    if is_accepted:
        add_member(user=user, party=invitation.party, role=invitation.role, actor=actor)
    return invitation
