"""One side asks the institute to mediate about a milestone; silence may do it too."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.locks import locked_milestone
from marketplace.engagements.mediation import to_mediation
from marketplace.engagements.models import Milestone
from marketplace.engagements.rights import require_own_side
from marketplace.engagements.states import (
    MOST_REWORKS,
)
from portal.accounts.actors import Actor
from portal.kernel.errors import Invalid


@transaction.atomic
def open_dispute(*, ref: str, reason: str, actor: Actor) -> Milestone:
    milestone = locked_milestone(ref)
    require_own_side(milestone.engagement, actor)
    if not reason.strip():
        raise Invalid(
            _("Say in a sentence or two what you disagree about."), field="reason"
        )
    cause = "rework_limit" if milestone.reworks >= MOST_REWORKS else "party"
    to_mediation(milestone, cause=cause, reason=reason.strip(), actor=actor)
    return milestone
