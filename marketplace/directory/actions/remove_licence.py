"""A practitioner takes back a licence that was entered wrongly or has ended."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import LicenceRemoved
from marketplace.directory.models import Licence
from marketplace.directory.permissions import must_be_person
from marketplace.directory.rows import locked
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import WrongState


@transaction.atomic
def remove_licence(*, ref: str, actor: Actor) -> Licence:
    licence = locked(Licence, ref=ref)
    person = licence.person
    must_be_person(actor, person.ref)
    if licence.removed_at is not None:
        raise WrongState(_("This licence has been removed already."))
    licence.removed_at = clock.now()
    licence.save(update_fields=["removed_at"])
    same = (licence.kind, licence.normalised)
    if (person.licence_kind, person.licence_number) == same:
        other = person.licences.filter(removed_at=None).order_by("pk").first()
        person.licence_kind = other.kind if other else ""
        person.licence_number = other.normalised if other else ""
        person.save(update_fields=["licence_kind", "licence_number"])
    record(LicenceRemoved(stream=person.ref, licence=ref), actor=actor)
    return licence
