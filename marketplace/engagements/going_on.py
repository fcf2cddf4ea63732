"""What comes after a milestone is done: the next one, or completion?"""

from marketplace.engagements.actions.complete_engagement import complete_engagement
from marketplace.engagements.actions.fund_milestone import fund_milestone
from marketplace.engagements.models import Engagement
from marketplace.engagements.states import OVER, MilestoneStatus
from portal.accounts.actors import SYSTEM


def go_on(engagement: Engagement) -> None:
    """Start the next planned milestone, or complete when nothing is left."""
    rows = list(engagement.milestones.all())
    if all(row.status in OVER for row in rows):
        complete_engagement(ref=engagement.ref, actor=SYSTEM)
        return
    at_work = MilestoneStatus.FUNDED, MilestoneStatus.CHANGES_REQUESTED
    planned = [row for row in rows if row.status == MilestoneStatus.PLANNED]
    if planned and not any(row.status in at_work for row in rows):
        fund_milestone(ref=planned[0].ref, actor=SYSTEM)
