"""An organization takes its application back."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import VettingWithdrawn
from marketplace.directory.models import VettingCase
from marketplace.directory.permissions import must_act_for
from marketplace.directory.rows import held
from marketplace.directory.states import VETTING_MOVES, Vetting
from portal.accounts.actors import Actor
from portal.deadlines.timers import cancel_deadlines
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.moves import check_move


@transaction.atomic
def withdraw_vetting(*, ref: str, actor: Actor) -> VettingCase:
    case = held(VettingCase, ref)
    must_act_for(actor, case.party.ref)
    check_move(
        VETTING_MOVES,
        case.status,
        Vetting.WITHDRAWN,
        _("A decision on this application is being taken; it cannot be withdrawn now."),
    )
    case.status = Vetting.WITHDRAWN
    case.closed_at = clock.now()
    case.save(update_fields=["status", "closed_at"])
    cancel_deadlines(ref)
    record(VettingWithdrawn(stream=ref, party=case.party.ref), actor=actor)
    return case
