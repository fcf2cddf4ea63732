"""Until when may the two sides review each other?"""

from datetime import date, timedelta

from marketplace.engagements.models import Engagement
from marketplace.engagements.states import REVIEW_DAYS, EngagementStatus
from portal.kernel import clock


def last_day(engagement: Engagement) -> date | None:
    """None unless the engagement is completed: an aborted one is not reviewed."""
    if engagement.status != EngagementStatus.COMPLETED or not engagement.ended_at:
        return None
    return clock.local_date(engagement.ended_at) + timedelta(days=REVIEW_DAYS)


def is_open(engagement: Engagement) -> bool:
    last = last_day(engagement)
    return last is not None and clock.today() <= last
