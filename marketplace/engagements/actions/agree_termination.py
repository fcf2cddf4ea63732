"""The other side agrees to the proposed end."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.ending import end
from marketplace.engagements.locks import locked_engagement
from marketplace.engagements.models import Engagement
from marketplace.engagements.rights import require_own_side
from portal.accounts.actors import Actor
from portal.kernel.errors import WrongState


@transaction.atomic
def agree_termination(*, ref: str, actor: Actor) -> Engagement:
    engagement = locked_engagement(ref)
    side = require_own_side(engagement, actor)
    own = engagement.enterprise if side == "enterprise" else engagement.provider
    if engagement.end_proposed_by in {"", own.ref}:
        raise WrongState(
            _("The other side has not proposed an end. Propose it yourself first.")
        )
    end(engagement, by="agreement", reason=engagement.end_reason, actor=actor)
    return engagement
