"""One side says who contributed how much; it counts when the other agrees."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import SharesProposed
from marketplace.engagements.locks import locked_engagement
from marketplace.engagements.models import ContributionShare, Engagement
from marketplace.engagements.rights import require_own_side
from marketplace.engagements.states import WHOLE_BP, EngagementStatus
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Invalid, WrongState
from portal.parties.queries import parties_by_ref, roles_of

OPEN = EngagementStatus.PENDING_SIGNATURES, EngagementStatus.ACTIVE


@transaction.atomic
def propose_shares(*, ref: str, shares: Mapping[str, int], actor: Actor) -> Engagement:
    """`shares`: practitioner ref → hundredths of a percent, adding up to 10,000."""
    engagement = locked_engagement(ref)
    side = require_own_side(engagement, actor)
    if engagement.status not in OPEN:
        raise WrongState(
            _("The shares stand since the engagement ended and change no more.")
        )
    if engagement.shares_agreed:
        raise WrongState(
            _("Both sides agreed on the shares. They stand for this engagement.")
        )
    kept = {person: share for person, share in shares.items() if share}
    if any(share < 0 for share in kept.values()) or sum(kept.values()) != WHOLE_BP:
        raise Invalid(
            _("The shares must be whole numbers that add up to 10,000 (100 %)."),
            field="shares",
        )
    people = parties_by_ref(kept)
    roles = roles_of(kept)
    if any("practitioner" not in roles.get(ref, ()) for ref in kept):
        raise Invalid(
            _("Only registered practitioners can have a share."), field="shares"
        )
    engagement.shares.all().delete()
    ContributionShare.objects.bulk_create(
        ContributionShare(
            engagement=engagement, practitioner=people[person], share_bp=share
        )
        for person, share in kept.items()
    )
    engagement.shares_agreed_enterprise = engagement.shares_agreed_provider = None
    setattr(engagement, f"shares_agreed_{side}", clock.now())
    engagement.save()
    party = engagement.enterprise if side == "enterprise" else engagement.provider
    record(SharesProposed(stream=ref, party=party.ref, shares=kept), actor=actor)
    return engagement
