"""One side ends a running engagement; refunds follow the signed table and nothing else."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.ending import end
from marketplace.engagements.locks import locked_engagement
from marketplace.engagements.models import Engagement
from marketplace.engagements.rights import require_own_side
from portal.accounts.actors import Actor
from portal.kernel.errors import Invalid


@transaction.atomic
def terminate_engagement(*, ref: str, reason: str, actor: Actor) -> Engagement:
    engagement = locked_engagement(ref)
    side = require_own_side(engagement, actor)
    if not reason.strip():
        raise Invalid(
            _("Say in a sentence why it ends. The other side reads it."), field="reason"
        )
    by = "client" if side == "enterprise" else "provider"
    end(engagement, by=by, reason=reason.strip(), actor=actor)
    return engagement
