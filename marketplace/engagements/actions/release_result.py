"""The enterprise lets the body's finding count in the credit record, from now on."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import ResultReleased
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Certification
from marketplace.engagements.rights import require_side
from marketplace.engagements.states import Standing
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import WrongState


@transaction.atomic
def release_result(*, ref: str, actor: Actor) -> Certification:
    found = locked_certification(ref)
    require_side(found.engagement, actor, "enterprise")
    if found.standing == Standing.NONE:
        raise WrongState(_("There is no result yet. You release it once it is there."))
    if found.released_at:
        raise WrongState(_("You released this result already."))
    found.released_at = clock.now()
    found.save(update_fields=["released_at"])
    record(ResultReleased(stream=ref, engagement=found.engagement.ref), actor=actor)
    return found
