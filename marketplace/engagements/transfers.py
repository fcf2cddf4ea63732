"""Which transfer does a step of a milestone ask the gateway for?"""

from marketplace.engagements.models import Milestone
from marketplace.payments.gateway import Transfer


def transfer_of(
    milestone: Milestone, step: str, *, amount_minor: int | None = None
) -> Transfer:
    """The whole amount unless told otherwise; each step moves money once by its key."""
    amount = milestone.amount_minor if amount_minor is None else amount_minor
    return Transfer(
        key=f"{milestone.ref}:{step}",
        milestone_ref=milestone.ref,
        amount_minor=amount,
        currency=milestone.engagement.currency,
    )
