"""A person leaves an organization, alone and at once; the organization may say so too."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import AffiliationEnded
from marketplace.directory.permissions import must_speak_for
from marketplace.directory.rows import locked
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import WrongState
from portal.kernel.given import given
from portal.parties.models import Affiliation


@transaction.atomic
def end_affiliation(*, ref: str, actor: Actor) -> Affiliation:
    affiliation = locked(Affiliation, ref=ref)
    is_person = affiliation.person and affiliation.person.ref == actor.person_ref
    if not is_person:
        must_speak_for(actor, affiliation.organization.ref)
    if affiliation.status != Affiliation.Status.ACTIVE:
        raise WrongState(_("This affiliation has ended already."))
    affiliation.status = Affiliation.Status.ENDED
    affiliation.until = clock.today()
    affiliation.save(update_fields=["status", "until"])
    record(
        AffiliationEnded(
            stream=ref,
            person=given(affiliation.person).ref,
            organization=affiliation.organization.ref,
        ),
        actor=actor,
    )
    return affiliation
