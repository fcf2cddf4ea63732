"""How does an action take hold of its row and move it on?"""

from django.utils.translation import gettext as _

from credit.cases.models import Case
from credit.cases.states import ENDED, MOVES, Status
from portal.deadlines import timers
from portal.kernel import clock
from portal.kernel.errors import NotAllowed, NotFound
from portal.kernel.moves import check_move


def locked_case(ref: str) -> Case:
    """Its deadlines first, as the sweep does: else the two wait for each other."""
    timers.hold(ref)
    case = Case.objects.select_for_update().filter(ref=ref).first()
    if case is None:
        raise NotFound(_("There is no such case."))
    return case


def check_case_move(case: Case, target: Status) -> None:
    message = _("The case has moved on: %(status)s. Look at its page again.") % {
        "status": Status(case.status).label
    }
    check_move(MOVES, case.status, target, message)


def move_case(case: Case, target: Status, *changed: str) -> None:
    """Check the move and save it with the other columns that the action changed."""
    check_case_move(case, target)
    case.status = target
    columns = ["status", *changed]
    if target in ENDED and case.closed_at is None:
        case.closed_at = clock.now()
        columns.append("closed_at")
    case.save(update_fields=columns)


def refuse_unless(*, allowed: bool, message: object) -> None:
    if not allowed:
        raise NotAllowed(message)
