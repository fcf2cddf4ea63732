"""The body confirms a result that the enterprise recorded for it: it counts wholly."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import ResultConfirmed
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Certification
from marketplace.engagements.rights import require_assessor
from marketplace.engagements.states import STANDING_MOVES, Standing
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.moves import check_move


@transaction.atomic
def confirm_result(*, ref: str, actor: Actor) -> Certification:
    found = locked_certification(ref)
    require_assessor(found, actor)
    check_move(
        STANDING_MOVES,
        found.standing,
        Standing.BODY,
        _("There is nothing to confirm: it is yours already, contested, or not there."),
        by="confirm_result",
    )
    found.standing = Standing.BODY
    found.save(update_fields=["standing"])
    record(ResultConfirmed(stream=ref, engagement=found.engagement.ref), actor=actor)
    return found
