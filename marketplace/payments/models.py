"""What did the two sides say about a payment? With the gateway `outside` no money is here.

Refs only: payments knows nothing of engagements. One side says it, the other confirms.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.kernel import clock
from portal.kernel.refs import new_ref


def payment_ref() -> str:
    return new_ref("PAY")


class Payment(models.Model):
    class Direction(models.TextChoices):
        PAYMENT = "payment", _("payment")
        REFUND = "refund", _("refund")

    class Status(models.TextChoices):
        RECORDED = "recorded", _("recorded by one side")
        CONFIRMED = "confirmed", _("confirmed by both sides")
        DENIED = "denied", _("denied by the other side")

    ref = models.CharField(max_length=24, unique=True, default=payment_ref)
    gateway = models.CharField(max_length=16, default="outside")
    engagement_ref = models.CharField(max_length=24, db_index=True)
    milestone_ref = models.CharField(max_length=24, db_index=True)
    direction = models.CharField(max_length=8, choices=Direction.choices)
    payer_ref = models.CharField(max_length=24)
    payee_ref = models.CharField(max_length=24)
    amount_minor = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    paid_on = models.DateField()
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.RECORDED
    )
    recorded_by_party = models.CharField(max_length=24)
    recorded_by = models.CharField(max_length=24)
    recorded_at = models.DateTimeField(default=clock.now)
    answered_by = models.CharField(max_length=24, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_minor__gt=0), name="payment_positive"
            ),
            models.CheckConstraint(
                condition=~Q(payer_ref=models.F("payee_ref")), name="payment_two_sides"
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class MilestoneSum(models.Model):
    """What both sides confirmed for one milestone; its row is locked to add to it.

    The database itself refuses more than the milestone costs, and more paid back than
    was paid.
    """

    milestone_ref = models.CharField(max_length=24, unique=True)
    due_minor = models.PositiveBigIntegerField()
    paid_minor = models.PositiveBigIntegerField(default=0)
    refunded_minor = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    paid_minor__lte=models.F("due_minor") + models.F("refunded_minor")
                ),
                name="payment_within_milestone",
            ),
            models.CheckConstraint(
                condition=Q(refunded_minor__lte=models.F("paid_minor")),
                name="refund_within_payment",
            ),
        ]

    def __str__(self) -> str:
        return self.milestone_ref

    @property
    def net_minor(self) -> int:
        return self.paid_minor - self.refunded_minor

    @property
    def open_minor(self) -> int:
        return self.due_minor - self.net_minor
