"""How does an officer's action take hold of a tip-off?"""

from django.utils.translation import gettext as _

from credit.cases.models import TipOff
from credit.cases.officers import check_officer
from credit.cases.states import TIP_MOVES, TipStatus
from portal.accounts.actors import Actor
from portal.kernel.errors import NotFound
from portal.kernel.moves import check_move


def locked_tip(ref: str, actor: Actor) -> TipOff:
    tip = TipOff.objects.select_for_update().filter(ref=ref).first()
    if tip is None:
        raise NotFound(_("There is no such tip-off."))
    concerned = [tip.about_ref] if tip.about_ref else []
    check_officer(actor, tip.institute_ref, tip.ref, concerned)
    return tip


def move_tip(tip: TipOff, target: TipStatus, *changed: str) -> None:
    message = _("This tip-off has moved on: %(status)s.") % {
        "status": TipStatus(tip.status).label
    }
    check_move(TIP_MOVES, tip.status, target, message)
    tip.status = target
    tip.save(update_fields=["status", *changed])
