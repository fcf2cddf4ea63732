"""Return an application for completion: once, with all its defects at once.

Administrative Licensing Law Art. 32: what is missing is told once, in full, within
five days; what was not asked for then counts as complete.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory import periods
from marketplace.directory.entries import VettingReturned
from marketplace.directory.lines import defects, open_lines
from marketplace.directory.models import VettingCase
from marketplace.directory.permissions import must_be_officer
from marketplace.directory.rows import held
from marketplace.directory.states import VETTING_MOVES, Vetting
from portal.accounts.actors import Actor
from portal.deadlines.timers import cancel_deadlines
from portal.journal.entries import record
from portal.kernel import clock, workdays
from portal.kernel.errors import Invalid, WrongState
from portal.kernel.given import given
from portal.kernel.moves import check_move


@transaction.atomic
def return_vetting(*, ref: str, actor: Actor) -> VettingCase:
    case = held(VettingCase, ref)
    must_be_officer(actor, case.institute_ref, case.concerned())
    check_move(
        VETTING_MOVES,
        case.status,
        Vetting.RETURNED,
        _("Only an application under check can be returned."),
    )
    _check_returnable(case)
    found = defects(case)
    case.status = Vetting.RETURNED
    case.returns += 1
    case.returned_at = clock.now()
    case.save(update_fields=["status", "returns", "returned_at"])
    cancel_deadlines(ref, periods.DECIDE)
    record(
        VettingReturned(
            stream=ref,
            party=case.party.ref,
            defects=[f"{line.what}:{line.subject.ref}" for line in found],
        ),
        actor=actor,
    )
    return case


def _check_returnable(case: VettingCase) -> None:
    if case.returns:
        raise WrongState(
            _(
                "This application was returned once already. Decide it on what was "
                "handed in."
            )
        )
    last_day = workdays.add_working_days(
        clock.local_date(given(case.submitted_at)), periods.RETURN_WORKING_DAYS
    )
    if clock.today() > last_day:
        raise WrongState(
            _(
                "The five working days for returning an application are over; it counts "
                "as complete. Decide it on what was handed in."
            )
        )
    if left := len(open_lines(case)):
        raise Invalid(
            _(
                "Look at every line first, so that all defects are named at once. "
                "Lines not looked at: %(count)d."
            )
            % {"count": left}
        )
    if not defects(case):
        raise Invalid(_("No line has a defect, so there is nothing to complete."))
