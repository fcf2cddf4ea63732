"""The body has accepted the plan by which a minor nonconformity will be corrected.

ISO/IEC 17021-1, 9.5.3.1: for the certificate a major one is corrected and verified,
for a minor one the body has reviewed and accepted the client's plan.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import CorrectionPlanAccepted
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Nonconformity
from marketplace.engagements.recorders import require_past, require_recorder
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.errors import Invalid, NotFound, WrongState


@transaction.atomic
def accept_plan(
    *, ref: str, nonconformity: int, accepted_on: date, actor: Actor
) -> Nonconformity:
    found = locked_certification(ref)
    require_recorder(found, actor)
    row = found.nonconformities.filter(pk=nonconformity).first()
    if row is None:
        raise NotFound(_("There is no such nonconformity."))
    if row.severity != Nonconformity.Severity.MINOR:
        raise WrongState(_("A plan is not enough for a major nonconformity: close it."))
    if row.closed_on or row.plan_accepted_on:
        raise WrongState(_("This nonconformity has its plan, or is closed already."))
    require_past(accepted_on, "accepted_on")
    if accepted_on < row.found_on:
        raise Invalid(
            _("A plan cannot be accepted before the nonconformity was found."),
            field="accepted_on",
        )
    row.plan_accepted_on = accepted_on
    row.save(update_fields=["plan_accepted_on"])
    record(
        CorrectionPlanAccepted(
            stream=ref, clause=row.clause, accepted_on=accepted_on.isoformat()
        ),
        actor=actor,
    )
    return row
