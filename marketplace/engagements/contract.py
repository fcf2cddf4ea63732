"""What do the two sides sign? A summary of the terms, and its fingerprint."""

import hashlib
from dataclasses import dataclass

from marketplace.engagements.models import Engagement, Milestone
from marketplace.engagements.states import (
    MOST_REWORKS,
    SILENCE_WORKING_DAYS,
)
from portal.kernel import canonical


@dataclass(frozen=True, kw_only=True)
class ContractSummary:
    engagement: Engagement
    milestones: list[Milestone]
    total_minor: int
    silence_working_days: int
    most_reworks: int
    sha256: str


def contract_summary(engagement: Engagement) -> ContractSummary:
    milestones = list(engagement.milestones.all())
    return ContractSummary(
        engagement=engagement,
        milestones=milestones,
        total_minor=sum(m.amount_minor for m in milestones),
        silence_working_days=SILENCE_WORKING_DAYS,
        most_reworks=MOST_REWORKS,
        sha256=terms_sha256(engagement, milestones),
    )


def terms_sha256(engagement: Engagement, milestones: list[Milestone]) -> str:
    """Both signatures name the same fingerprint; the terms cannot change after."""
    terms = {
        "engagement": engagement.ref,
        "enterprise": engagement.enterprise.ref,
        "provider": engagement.provider.ref,
        "edition": engagement.edition,
        "currency": engagement.currency,
        "acceptance_by_silence": engagement.acceptance_by_silence,
        "refund_table": engagement.refund_table,
        "milestones": [
            [m.position, m.title, m.amount_minor, m.working_days, m.deliverables_due]
            for m in milestones
        ],
    }
    return hashlib.sha256(canonical.dumps(terms).encode()).hexdigest()
