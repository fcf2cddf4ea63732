"""An officer writes down what a register or a paper says about one line."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import VettingLineChecked
from marketplace.directory.models import Licence, VettingCase, VettingLine
from marketplace.directory.permissions import must_be_officer
from marketplace.directory.rows import locked
from marketplace.directory.states import Vetting
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Invalid, NotFound, WrongState
from portal.parties.checks import record_check
from portal.parties.models import Check


@transaction.atomic
def check_line(
    *,
    ref: str,
    line_id: int,
    result: str,
    actor: Actor,
    note: str = "",
    source_url: str = "",
    valid_until: date | None = None,
) -> VettingLine:
    """`result` is one of Check.Result; anything but confirmed is a defect with a note."""
    case = locked(VettingCase, ref=ref)
    must_be_officer(actor, case.institute_ref, case.concerned())
    if case.status != Vetting.UNDER_CHECK:
        raise WrongState(
            _("Lines can be checked while the application is under check only.")
        )
    line = case.lines.select_related("subject").filter(pk=line_id).first()
    if line is None:
        raise NotFound(_("This application has no such line."))
    is_confirmed = result == Check.Result.CONFIRMED
    if not is_confirmed and not note.strip():
        raise Invalid(
            _("Say what is wrong and what the organization has to hand in."),
            field="note",
        )
    if valid_until and valid_until <= clock.today():
        raise Invalid(_("The last day has to lie in the future."), field="valid_until")
    number = _number_of(line)
    check = record_check(
        party_ref=line.subject.ref,
        what=line.what,
        result=result,
        institute_ref=case.institute_ref,
        actor=actor,
        raw=number,
        normalised=number,
        source_url=source_url,
        note=note,
        valid_until=valid_until,
    )
    line.result = (
        VettingLine.Result.CONFIRMED if is_confirmed else VettingLine.Result.DEFECT
    )
    line.note = note.strip()
    line.check_ref = check.ref
    line.looked_by = actor.ref
    line.looked_at = clock.now()
    line.save()
    _record(case, line, actor)
    return line


def _record(case: VettingCase, line: VettingLine, actor: Actor) -> None:
    record(
        VettingLineChecked(
            stream=case.ref,
            party=case.party.ref,
            what=line.what,
            subject=line.subject.ref,
            result=line.result,
            check=line.check_ref,
            note=Private(line.subject.ref, line.note),
        ),
        actor=actor,
    )


def _number_of(line: VettingLine) -> str:
    if line.what == VettingLine.What.LICENCE:
        licence = Licence.objects.filter(ref=line.about).first()
        return licence.normalised if licence else ""
    if line.what in {VettingLine.What.USCC, VettingLine.What.REGISTRATION}:
        return line.subject.uscc or ""
    return ""
