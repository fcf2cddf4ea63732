"""An officer takes an application in hand."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import VettingTakenUp
from marketplace.directory.models import VettingCase
from marketplace.directory.permissions import must_be_officer
from marketplace.directory.rows import locked
from marketplace.directory.states import VETTING_MOVES, Vetting
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.moves import check_move


@transaction.atomic
def take_up_vetting(*, ref: str, actor: Actor) -> VettingCase:
    case = locked(VettingCase, ref=ref)
    must_be_officer(actor, case.institute_ref, case.concerned())
    check_move(
        VETTING_MOVES,
        case.status,
        Vetting.UNDER_CHECK,
        _("Somebody has taken up this application already."),
    )
    case.status = Vetting.UNDER_CHECK
    case.owner_ref = actor.ref
    case.save(update_fields=["status", "owner_ref"])
    record(
        VettingTakenUp(stream=ref, party=case.party.ref, officer=actor.ref),
        actor=actor,
    )
    return case
