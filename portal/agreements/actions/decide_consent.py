"""Give, refuse or withdraw a consent. The person (or who speaks for a firm) decides."""

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.agreements.entries import ConsentDecided
from portal.agreements.models import Consent
from portal.journal.entries import record
from portal.kernel.errors import NotAllowed


@transaction.atomic
def decide_consent(
    *, party_ref: str, purpose: str, is_given: bool, actor: Actor, about_ref: str = ""
) -> Consent:
    """The latest row counts; the same answer again adds none."""
    if not actor.speaks_for(party_ref):
        raise NotAllowed(_("Only the person concerned can give or refuse consent."))
    latest = (
        Consent.objects.select_for_update()
        .filter(party_ref=party_ref, purpose=purpose, about_ref=about_ref)
        .order_by("-pk")
        .first()
    )
    if latest is not None and latest.is_given == is_given:
        return latest
    consent = Consent.objects.create(
        party_ref=party_ref,
        purpose=purpose,
        about_ref=about_ref,
        is_given=is_given,
        user_ref=actor.ref,
    )
    record(
        ConsentDecided(
            stream=party_ref, purpose=purpose, about=about_ref, given=is_given
        ),
        actor=actor,
    )
    return consent
