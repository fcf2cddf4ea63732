"""What was paid, as both sides say?"""

from collections.abc import Iterable

from django.db.models import Sum
from django.utils.translation import gettext as _

from marketplace.payments.models import Payment
from portal.kernel.errors import NotFound


def payments_of(engagement_ref: str) -> list[Payment]:
    return list(Payment.objects.filter(engagement_ref=engagement_ref).order_by("pk"))


def payments_of_each(engagement_refs: Iterable[str]) -> list[Payment]:
    rows = Payment.objects.filter(engagement_ref__in=list(engagement_refs))
    return list(rows.order_by("pk"))


def payment(ref: str) -> Payment:
    found = Payment.objects.filter(ref=ref).first()
    if found is None:
        raise NotFound(_("There is no such payment."))
    return found


def net_paid(engagement_ref: str) -> dict[str, int]:
    """Milestone ref → confirmed payments less confirmed refunds, minor units."""
    rows = (
        Payment.objects.filter(
            engagement_ref=engagement_ref, status=Payment.Status.CONFIRMED
        )
        .values_list("milestone_ref", "direction")
        .annotate(total=Sum("amount_minor"))
        .order_by()
    )
    net: dict[str, int] = {}
    for milestone, direction, total in rows:
        sign = 1 if direction == Payment.Direction.PAYMENT else -1
        net[milestone] = net.get(milestone, 0) + sign * total
    return net
