"""How much may still be paid, or paid back, for a milestone? Under the lock of its sum."""

from django.utils.translation import gettext as _

from marketplace.payments.models import MilestoneSum, Payment
from portal.kernel.errors import Invalid, WrongState


def locked_sum(milestone_ref: str, due_minor: int = 0) -> MilestoneSum:
    """The row is made with the first statement, which knows what the milestone costs."""
    MilestoneSum.objects.get_or_create(
        milestone_ref=milestone_ref, defaults={"due_minor": due_minor}
    )
    return MilestoneSum.objects.select_for_update().get(milestone_ref=milestone_ref)


def check_statement(total: MilestoneSum, direction: str, amount_minor: int) -> None:
    """Against what is confirmed already; what still waits is looked at when confirmed."""
    if direction == Payment.Direction.REFUND:
        if amount_minor > total.net_minor:
            raise Invalid(
                _(
                    "That is more than both sides confirmed as paid for this milestone. "
                    "Record the payment first and have it confirmed."
                ),
                field="amount",
            )
    elif amount_minor > total.open_minor:
        raise Invalid(
            _(
                "Together with what is confirmed, that is more than the milestone "
                "costs. Split it by milestone."
            ),
            field="amount",
        )


def add(total: MilestoneSum, payment: Payment) -> None:
    """A confirmed payment; refused when meanwhile others were confirmed."""
    is_refund = payment.direction == Payment.Direction.REFUND
    room = total.net_minor if is_refund else total.open_minor
    if payment.amount_minor > room:
        raise WrongState(
            _(
                "Confirmed, this would be more than the milestone costs or than was "
                "paid. Deny it; the other side records it anew with the right amount."
            )
        )
    if is_refund:
        total.refunded_minor += payment.amount_minor
    else:
        total.paid_minor += payment.amount_minor
    total.save(update_fields=["paid_minor", "refunded_minor"])
