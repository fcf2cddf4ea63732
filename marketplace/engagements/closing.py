"""How are the unfinished milestones closed when an engagement ends early?

Nothing accepted is touched. A milestone in mediation stops the end: the ruling first.
"""

from django.utils.translation import gettext as _

from marketplace.engagements.models import Engagement, Milestone
from marketplace.engagements.refunds import Unfinished, refunds
from marketplace.engagements.silence import end_silence
from marketplace.engagements.states import (
    ACCEPTED_LIKE,
    MILESTONE_MOVES,
    MOST_REWORKS,
    OVER,
    MilestoneStatus,
)
from marketplace.engagements.transfers import transfer_of
from marketplace.payments.gateway import gateway
from marketplace.payments.queries import net_paid
from portal.kernel import clock
from portal.kernel.errors import WrongState
from portal.kernel.moves import check_move

BLOCKING = frozenset({MilestoneStatus.DISPUTED, MilestoneStatus.MEDIATION})


def close_milestones(engagement: Engagement, *, by: str) -> dict[str, int]:
    """Void what was not begun, refund the rest by the table; milestone ref → minor."""
    rows = list(engagement.milestones.select_for_update())
    if any(row.status in BLOCKING for row in rows):
        raise WrongState(
            _("A milestone is in mediation. The engagement can end after its ruling.")
        )
    paid = net_paid(engagement.ref)
    unfinished = [
        row
        for row in rows
        if row.status not in OVER and row.status not in ACCEPTED_LIKE
    ]
    owed = refunds(
        engagement.refund_table,
        [
            Unfinished(
                ref=row.ref,
                paid_minor=min(paid.get(row.ref, 0), row.amount_minor),
                is_begun=row.submissions > 0,
                reworks_used_up=row.reworks >= MOST_REWORKS,
            )
            for row in unfinished
        ],
        by=by,
        any_begun=any(row.submissions for row in rows),
    )
    for row in unfinished:
        _close(engagement, row, owed.get(row.ref, 0))
    return owed


def _close(engagement: Engagement, row: Milestone, owed: int) -> None:
    if row.status in {MilestoneStatus.PLANNED, MilestoneStatus.EXPIRED}:
        row.status = MilestoneStatus.VOID
    else:
        check_move(
            MILESTONE_MOVES,
            row.status,
            MilestoneStatus.REFUND_REQUESTED,
            _("A milestone is being moved by the payment gateway. Try again later."),
        )
        row.status = MilestoneStatus.REFUNDED
    if owed:
        gateway(engagement.gateway).refund(
            transfer_of(row, "refund", amount_minor=owed)
        )
    row.settled_at = clock.now()
    row.save(update_fields=["status", "settled_at"])
    end_silence(row)
