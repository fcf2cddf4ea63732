"""How late was a delivery? Working days after the due day; rework does not count twice."""

from marketplace.engagements.models import Milestone
from portal.kernel import clock, workdays


def late_working_days(milestone: Milestone) -> int:
    """0 when in time, not yet delivered, or without a due day."""
    if milestone.first_submitted_at is None or milestone.due_on is None:
        return 0
    delivered = clock.local_date(milestone.first_submitted_at)
    return max(0, workdays.working_days_between(milestone.due_on, delivered))
