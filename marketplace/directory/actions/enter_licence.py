"""A practitioner enters a licence; whether a register has it is checked later."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import LicenceEntered
from marketplace.directory.models import Licence
from marketplace.directory.permissions import must_be_person
from marketplace.directory.rows import locked_party
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid
from portal.parties.identifiers import check_licence
from portal.parties.models import Party


@transaction.atomic
def enter_licence(*, person_ref: str, kind: str, number: str, actor: Actor) -> Licence:
    must_be_person(actor, person_ref)
    person = locked_party(person_ref)
    if kind not in Licence.Kind.values:
        raise Invalid(_("Choose the kind of licence."), field="licence_kind")
    normalised = check_licence(kind, number, qualification=_qualification(person))
    if person.licences.filter(
        kind=kind, normalised=normalised, removed_at=None
    ).exists():
        raise Conflict(_("You have entered this licence already."))
    try:
        with transaction.atomic():
            licence = Licence.objects.create(
                person=person,
                kind=kind,
                raw=number.strip()[:64],
                normalised=normalised,
                entered_at=clock.now(),
            )
            _identify(person, licence)
    except IntegrityError as error:
        raise Conflict(
            _(
                "Somebody else has entered this licence. Compare the number; if it is "
                "yours, write to the institute and it will look at the licence."
            ),
            field="licence_number",
        ) from error
    record(
        LicenceEntered(stream=person_ref, licence=licence.ref, kind=kind), actor=actor
    )
    return licence


def _qualification(person: Party) -> str:
    known = person.licences.filter(
        kind=Licence.Kind.PATENT_AGENT, removed_at=None
    ).first()
    return known.normalised if known else ""


def _identify(person: Party, licence: Licence) -> None:
    """The first licence is what the person is told apart by."""
    if not person.licence_number:
        person.licence_kind = licence.kind
        person.licence_number = licence.normalised
        person.save(update_fields=["licence_kind", "licence_number"])
