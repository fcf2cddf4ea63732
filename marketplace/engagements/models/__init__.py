"""Engagements, their milestones, the certification result and the reviews."""

from marketplace.engagements.models.certification import (
    Certification,
    Contest,
    Nonconformity,
)
from marketplace.engagements.models.contract import ContributionShare, Engagement
from marketplace.engagements.models.milestones import (
    ChangeRequest,
    Deliverable,
    Milestone,
)
from marketplace.engagements.models.reviews import Review

__all__ = [
    "Certification",
    "ChangeRequest",
    "Contest",
    "ContributionShare",
    "Deliverable",
    "Engagement",
    "Milestone",
    "Nonconformity",
    "Review",
]
