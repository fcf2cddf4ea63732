"""An officer proposes to admit a certification body by approval number and scope."""

import re
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from marketplace.directory.admissions import normalise_approval, refuse_consultants
from marketplace.directory.entries import AdmissionProposed
from marketplace.directory.models import BodyAdmission
from marketplace.directory.permissions import must_be_officer
from marketplace.directory.rows import locked_party
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid

# CNCA-R-2014-149, foreign ones CNCA-RF-…
APPROVAL = re.compile(r"CNCA-RF?-\d{4}-\d{1,4}")


@transaction.atomic
def propose_admission(
    *,
    party_ref: str,
    institute_ref: str,
    approval_number: str,
    scope: str,
    valid_until: date,
    reasons: str,
    actor: Actor,
) -> BodyAdmission:
    must_be_officer(actor, institute_ref, [party_ref])
    party = locked_party(party_ref)
    refuse_consultants(party_ref)
    number = normalise_approval(approval_number)
    _check(number, scope, valid_until, reasons)
    try:
        with transaction.atomic():
            admission = BodyAdmission.objects.create(
                party=party,
                institute_ref=institute_ref,
                approval_number=number,
                scope=scope.strip(),
                valid_until=valid_until,
                reasons=reasons.strip(),
                proposed_by=actor.ref,
                proposed_at=clock.now(),
            )
    except IntegrityError as error:
        raise Conflict(
            _("This body or this approval number is admitted or proposed already."),
            field="approval_number",
        ) from error
    record(
        AdmissionProposed(
            stream=admission.ref, party=party_ref, institute=institute_ref
        ),
        actor=actor,
    )
    return admission


def _check(number: str, scope: str, valid_until: date, reasons: str) -> None:
    if not APPROVAL.fullmatch(number):
        raise Invalid(
            _(
                "An approval number looks like CNCA-R-2014-149. Copy it from the register."
            ),
            field="approval_number",
        )
    if not scope.strip():
        raise Invalid(_("Name the scope as the register has it."), field="scope")
    if valid_until <= clock.today():
        raise Invalid(_("The approval has run out."), field="valid_until")
    if not reasons.strip():
        raise Invalid(_("Say what you looked at."), field="reasons")
