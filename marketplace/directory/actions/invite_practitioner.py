"""An organization invites a practitioner by e-mail."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import PractitionerInvited
from marketplace.directory.permissions import must_act_for
from marketplace.directory.rows import locked_party
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid
from portal.kernel.refs import new_ref
from portal.parties.models import Affiliation


@transaction.atomic
def invite_practitioner(
    *, organization_ref: str, email: str, actor: Actor
) -> Affiliation:
    must_act_for(actor, organization_ref)
    organization = locked_party(organization_ref)
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid(
            _("Enter the e-mail address of the practitioner."), field="email"
        ) from error
    known = Affiliation.objects.filter(organization=organization)
    if known.filter(status=Affiliation.Status.INVITED, invited_email=email).exists():
        raise Conflict(
            _("An invitation to this address is waiting already."), field="email"
        )
    if known.filter(
        status=Affiliation.Status.ACTIVE, person__claim__user__email=email
    ).exists():
        raise Conflict(_("This person works for you already."), field="email")
    affiliation = Affiliation.objects.create(
        ref=new_ref("AFF"),
        organization=organization,
        status=Affiliation.Status.INVITED,
        invited_email=email,
        invited_at=clock.now(),
    )
    record(
        PractitionerInvited(stream=affiliation.ref, organization=organization_ref),
        actor=actor,
    )
    return affiliation
