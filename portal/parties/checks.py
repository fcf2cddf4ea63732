"""How is a checked fact kept? What, against what, by whom, and until when."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Invalid
from portal.kernel.refs import new_ref
from portal.parties.entries import FactChecked
from portal.parties.models import Check
from portal.parties.queries import party

VALID_MONTHS = 12


def a_year_after(day: date) -> date:
    """The same day next year; 29 February ends on the 28th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


@transaction.atomic
def record_check(  # noqa: PLR0913 - a check has these columns
    *,
    party_ref: str,
    what: str,
    result: str,
    institute_ref: str,
    actor: object,
    raw: str = "",
    normalised: str = "",
    source_url: str = "",
    evidence_ref: str = "",
    note: str = "",
    valid_until: date | None = None,
) -> Check:
    """Write down a check; the caller has made sure that `actor` may check."""
    if result not in Check.Result.values:
        raise Invalid(_("Choose the result of the check."), field="result")
    today = clock.today()
    check = Check.objects.create(
        ref=new_ref("CHK"),
        party=party(party_ref),
        what=what,
        raw=raw[:200],
        normalised=normalised[:200],
        result=result,
        source_url=source_url,
        evidence_ref=evidence_ref,
        note=note[:300],
        checked_by=str(getattr(actor, "ref", actor)),
        institute_ref=institute_ref,
        checked_on=today,
        valid_until=valid_until or a_year_after(today),
    )
    entry = FactChecked(
        stream=party_ref,
        check=check.ref,
        what=what,
        result=result,
        institute=institute_ref,
        valid_until=check.valid_until.isoformat(),
    )
    record(entry, actor=actor)
    return check
