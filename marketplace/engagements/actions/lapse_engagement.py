"""Thirty days passed without both signatures: the award has no contract."""

from django.db import transaction

from marketplace.engagements.entries import EngagementLapsed
from marketplace.engagements.locks import locked_engagement
from marketplace.engagements.models import Milestone
from marketplace.engagements.states import EngagementStatus, MilestoneStatus
from portal.accounts.actors import SYSTEM
from portal.journal.entries import record
from portal.kernel import clock


@transaction.atomic
def lapse_engagement(ref: str) -> None:
    """The deadline's action; harmless when both have signed meanwhile."""
    engagement = locked_engagement(ref)
    if engagement.status != EngagementStatus.PENDING_SIGNATURES:
        return
    engagement.status = EngagementStatus.LAPSED
    engagement.ended_at = clock.now()
    engagement.save(update_fields=["status", "ended_at"])
    Milestone.objects.filter(engagement=engagement).update(status=MilestoneStatus.VOID)
    unsigned = [
        party.ref
        for party, signed in (
            (engagement.enterprise, engagement.enterprise_signed_at),
            (engagement.provider, engagement.provider_signed_at),
        )
        if not signed
    ]
    record(EngagementLapsed(stream=ref, unsigned=unsigned), actor=SYSTEM)
