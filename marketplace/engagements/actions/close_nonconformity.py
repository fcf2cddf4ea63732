"""The body has seen that a nonconformity is corrected."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import NonconformityClosed
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Nonconformity
from marketplace.engagements.recorders import require_past, require_recorder
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.errors import Invalid, NotFound, WrongState


@transaction.atomic
def close_nonconformity(
    *, ref: str, nonconformity: int, closed_on: date, actor: Actor
) -> Nonconformity:
    found = locked_certification(ref)
    require_recorder(found, actor)
    row = found.nonconformities.filter(pk=nonconformity).first()
    if row is None:
        raise NotFound(_("There is no such nonconformity."))
    if row.closed_on:
        raise WrongState(_("This nonconformity is closed already."))
    require_past(closed_on, "closed_on")
    if closed_on < row.found_on:
        raise Invalid(_("It cannot be closed before it was found."), field="closed_on")
    row.closed_on = closed_on
    row.save(update_fields=["closed_on"])
    record(
        NonconformityClosed(
            stream=ref,
            severity=row.severity,
            clause=row.clause,
            closed_on=closed_on.isoformat(),
        ),
        actor=actor,
    )
    return row
