"""The organization that a person left comments, once, within ten working days."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import TransferCommented
from marketplace.directory.models import Transfer
from marketplace.directory.permissions import must_speak_for
from marketplace.directory.rows import locked
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Invalid, WrongState


@transaction.atomic
def comment_transfer(*, ref: str, comment: str, actor: Actor) -> Transfer:
    transfer = locked(Transfer, ref=ref)
    must_speak_for(actor, transfer.from_organization.ref)
    if transfer.commented_at is not None:
        raise WrongState(_("Your organization has commented already."))
    if clock.now() > transfer.comment_until:
        raise WrongState(
            _("The ten working days for a comment are over; the transfer stands.")
        )
    if not comment.strip():
        raise Invalid(_("Write what you want to say."), field="comment")
    transfer.comment = comment.strip()
    transfer.commented_at = clock.now()
    transfer.commented_by = actor.ref
    transfer.save()
    record(
        TransferCommented(
            stream=ref,
            person=transfer.person.ref,
            from_organization=transfer.from_organization.ref,
            comment=Private(transfer.person.ref, transfer.comment),
        ),
        actor=actor,
    )
    return transfer
