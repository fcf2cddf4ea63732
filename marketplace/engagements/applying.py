"""May the enterprise choose a certification body for this engagement now?"""

from collections.abc import Sequence

from marketplace.engagements.models import Certification, Engagement
from marketplace.engagements.states import (
    RUNNING_AUDIT,
    CertificationStatus,
    EngagementStatus,
    Standing,
)

OPEN = EngagementStatus.ACTIVE, EngagementStatus.COMPLETED
CERTIFIED = CertificationStatus.GRANTED, CertificationStatus.SUSPENDED
NOT_THERE = Standing.REFUTED, Standing.STRUCK


def may_apply(engagement: Engagement, certifications: Sequence[Certification]) -> bool:
    """Not while an application runs or a certificate is there."""
    return engagement.status in OPEN and not any(
        row.status in RUNNING_AUDIT
        or (row.status in CERTIFIED and row.standing not in NOT_THERE)
        for row in certifications
    )
