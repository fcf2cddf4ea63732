"""The owner lets somebody in, or not."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.accounts.actors import Actor
from portal.accounts.entries import JoinAnswered
from portal.accounts.members import add_member, must_own
from portal.accounts.models import Answer, JoinRequest, Membership
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import NotFound, WrongState


@transaction.atomic
def answer_join(*, ref: str, is_accepted: bool, actor: Actor) -> JoinRequest:
    asked = (
        JoinRequest.objects.select_for_update(of=("self",))
        .select_related("user", "party")
        .filter(ref=ref)
        .first()
    )
    if asked is None:
        raise NotFound(pgettext("to join an organization", "There is no such request."))
    must_own(actor, asked.party.ref)
    if asked.status != Answer.OPEN:
        raise WrongState(_("This request has been answered already."))
    asked.status = Answer.ACCEPTED if is_accepted else Answer.DECLINED
    asked.decided_by, asked.decided_at = actor.ref, clock.now()
    asked.save()
    record(
        JoinAnswered(
            stream=ref,
            party=asked.party.ref,
            user=asked.user.ref,
            accepted=is_accepted,
        ),
        actor=actor,
    )
    if is_accepted:
        add_member(
            user=asked.user,
            party=asked.party,
            role=Membership.Role.MEMBER,
            actor=actor,
        )
    return asked
