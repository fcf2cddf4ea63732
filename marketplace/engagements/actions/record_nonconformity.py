"""The body found a nonconformity: major or minor, to which clause, on which day."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import NonconformityRecorded
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Nonconformity
from marketplace.engagements.recorders import require_past, require_recorder
from marketplace.engagements.states import RUNNING_AUDIT
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.errors import Conflict, Invalid, WrongState


@transaction.atomic
def record_nonconformity(
    *,
    ref: str,
    severity: str,
    clause: str,
    text: str,
    language: str,
    found_on: date,
    actor: Actor,
) -> Nonconformity:
    found = locked_certification(ref)
    require_recorder(found, actor)
    if found.status not in RUNNING_AUDIT:
        raise WrongState(
            _("Findings belong to a running audit. This one has its result.")
        )
    if severity not in Nonconformity.Severity.values:
        raise Invalid(_("Choose major or minor."), field="severity")
    require_past(found_on, "found_on")
    row, is_new = Nonconformity.objects.get_or_create(
        certification=found,
        severity=severity,
        clause=clause.strip(),
        text=text.strip(),
        found_on=found_on,
        defaults={"language": language},
    )
    if not is_new:
        raise Conflict(
            _("This finding is recorded already. Say in its text how another differs."),
            field="text",
        )
    record(
        NonconformityRecorded(
            stream=ref,
            severity=severity,
            clause=row.clause,
            found_on=found_on.isoformat(),
        ),
        actor=actor,
    )
    return row
