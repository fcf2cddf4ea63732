"""Hand a complaint to another institute, or out to another authority."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import CaseTransferred
from credit.cases.locking import check_case_move, locked_case, move_case
from credit.cases.models import Case
from credit.cases.officers import check_case_officer
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid
from portal.parties import queries as parties


@transaction.atomic
def transfer_case(
    *, ref: str, actor: Actor, to_institute: str = "", to_authority: str = ""
) -> Case:
    """To an institute: it stays filed and its clock runs on. Outside: it ends here."""
    case = locked_case(ref)
    check_case_officer(actor, case)
    check_case_move(case, Status.TRANSFERRED)
    if bool(to_institute) == bool(to_authority.strip()):
        raise Invalid(
            _("Name either another institute or another authority."),
            field="to_authority",
        )
    if to_institute:
        if not parties.has_role(to_institute, "institute"):
            raise Invalid(_("Choose a coordination institute."), field="to_institute")
        case.institute_ref, case.handler_ref = to_institute, ""
        case.save(update_fields=["institute_ref", "handler_ref"])
    else:
        move_case(case, Status.TRANSFERRED)
        clocks.stop(ref, "intake")
    record(
        CaseTransferred(
            stream=ref,
            to_institute=to_institute,
            to_authority=Private(ref, to_authority.strip()),
        ),
        actor=actor,
    )
    return case
