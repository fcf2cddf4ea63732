"""A side agrees with the shares as they stand; both agreeing makes them count."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.actions.propose_shares import OPEN
from marketplace.engagements.entries import SharesAgreed
from marketplace.engagements.locks import locked_engagement
from marketplace.engagements.models import Engagement
from marketplace.engagements.rights import require_own_side
from marketplace.engagements.states import WHOLE_BP
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Conflict, WrongState


@transaction.atomic
def agree_shares(*, ref: str, shares: dict[str, int], actor: Actor) -> Engagement:
    """`shares` is what the person saw: agreeing to something else is refused."""
    engagement = locked_engagement(ref)
    side = require_own_side(engagement, actor)
    if engagement.status not in OPEN or getattr(engagement, f"shares_agreed_{side}"):
        raise WrongState(_("Your side has agreed already, or the engagement ended."))
    rows = engagement.shares.select_related("practitioner")
    stand = {row.practitioner.ref: row.share_bp for row in rows}
    if stand != shares or sum(stand.values()) != WHOLE_BP:
        raise Conflict(
            _("The shares are not those you saw. Read them again and agree.")
        )
    setattr(engagement, f"shares_agreed_{side}", clock.now())
    engagement.save()
    party = engagement.enterprise if side == "enterprise" else engagement.provider
    record(SharesAgreed(stream=ref, party=party.ref), actor=actor)
    return engagement
