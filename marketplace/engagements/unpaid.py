"""How much of an accepted milestone has the enterprise still to pay and record?

Only where money moves outside the portal: a gateway that moves it asks for it itself.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from marketplace.engagements.models import Engagement, Milestone
from marketplace.engagements.states import MilestoneStatus
from marketplace.payments.models import Payment
from portal.ui import text


def unpaid_minor(
    engagement: Engagement, milestone: Milestone, payments: Sequence[Payment]
) -> int:
    """A payment that waits for the other side's answer needs no second record."""
    if engagement.gateway != "outside":
        return 0
    paid = 0
    for row in payments:
        if row.milestone_ref != milestone.ref:
            continue
        if row.direction == Payment.Direction.REFUND:
            if row.status == Payment.Status.CONFIRMED:
                paid -= row.amount_minor
        elif row.status != Payment.Status.DENIED:
            paid += row.amount_minor
    return max(0, _due_minor(milestone) - paid)


def payment_title(engagement: Engagement, milestone: Milestone, minor: int) -> str:
    return _("Pay %(amount)s for milestone %(number)s and record it") % {
        "amount": text.money(minor, engagement.currency),
        "number": milestone.position,
    }


def _due_minor(milestone: Milestone) -> int:
    if milestone.status == MilestoneStatus.RELEASED:
        return milestone.amount_minor
    if milestone.status == MilestoneStatus.SETTLED:
        return milestone.due_to_provider_minor or 0
    return 0
