"""An officer proposes to suspend, reinstate or remove a listing."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import MeasureProposed
from marketplace.directory.measures import TARGETS, check_target
from marketplace.directory.models import ListingMeasure, ProviderProfile
from marketplace.directory.permissions import must_be_officer
from marketplace.directory.rows import locked
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid


@transaction.atomic
def propose_measure(
    *, party_ref: str, kind: str, reason: str, actor: Actor
) -> ListingMeasure:
    profile = locked(ProviderProfile, party__ref=party_ref)
    must_be_officer(actor, profile.institute_ref, [party_ref])
    if kind not in TARGETS:
        raise Invalid(_("Choose what is to happen."), field="kind")
    check_target(profile, kind)
    if not reason.strip():
        raise Invalid(_("Give the reason; it will be public."), field="reason")
    try:
        with transaction.atomic():
            measure = ListingMeasure.objects.create(
                profile=profile,
                institute_ref=profile.institute_ref,
                kind=kind,
                reason=reason.strip(),
                proposed_by=actor.ref,
                proposed_at=clock.now(),
            )
    except IntegrityError as error:
        raise Conflict(
            _("A proposal about this listing is waiting for a decision already.")
        ) from error
    record(
        MeasureProposed(
            stream=measure.ref,
            party=party_ref,
            kind=kind,
            reason=Private(party_ref, measure.reason),
        ),
        actor=actor,
    )
    return measure
