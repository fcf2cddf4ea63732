"""Sign the version of a text that is in force, for a party."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.agreements.entries import TextSigned
from portal.agreements.models import Signature
from portal.agreements.queries import current_text
from portal.journal.entries import record
from portal.kernel.errors import NotAllowed


@transaction.atomic
def sign_text(
    *, code: str, party_ref: str, actor: Actor, about_ref: str = ""
) -> Signature:
    """A second signature of the same version about the same thing changes nothing."""
    if not actor.speaks_for(party_ref):
        raise NotAllowed(
            _(
                "Only somebody whose authority was checked can sign for this "
                "organization. Hand in the letter of authority first."
            )
        )
    text = current_text(code)
    try:
        with transaction.atomic():
            signature = Signature.objects.create(
                text=text, party_ref=party_ref, user_ref=actor.ref, about_ref=about_ref
            )
    except IntegrityError:
        return Signature.objects.get(
            text=text, party_ref=party_ref, about_ref=about_ref
        )
    record(
        TextSigned(stream=party_ref, code=code, version=text.version, about=about_ref),
        actor=actor,
    )
    return signature
