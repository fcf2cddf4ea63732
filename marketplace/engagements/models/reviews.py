"""How do the two sides judge each other, without seeing the other's view first?"""

from django.db import models
from django.db.models import Q

from marketplace.engagements.models.contract import Engagement
from portal.kernel import clock
from portal.kernel.refs import new_ref
from portal.parties.models import Party

ITEMS = ("plan", "implement", "check_link", "improve", "schedule", "cost")


def review_ref() -> str:
    return new_ref("REV")


class Review(models.Model):
    """Six items from 1 to 5, whether one would work together again, and a text."""

    class Side(models.TextChoices):
        ENTERPRISE = "enterprise"
        PROVIDER = "provider"

    ref = models.CharField(max_length=24, unique=True, default=review_ref)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="reviews"
    )
    side = models.CharField(max_length=10, choices=Side.choices)
    author = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="reviews_received"
    )
    written_by = models.CharField(max_length=24)
    plan = models.PositiveSmallIntegerField()
    implement = models.PositiveSmallIntegerField()
    check_link = models.PositiveSmallIntegerField(db_column="check_item")
    improve = models.PositiveSmallIntegerField()
    schedule = models.PositiveSmallIntegerField()
    cost = models.PositiveSmallIntegerField()
    again = models.BooleanField()
    text = models.TextField(blank=True)
    language = models.CharField(max_length=10)
    submitted_at = models.DateTimeField(default=clock.now)
    revealed_at = models.DateTimeField(null=True, blank=True)
    reply = models.TextField(blank=True)
    reply_language = models.CharField(max_length=10, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["engagement", "side"], name="review_once"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{item}__gte": 1}) & Q(**{f"{item}__lte": 5}),
                    name=f"review_{item}_1_to_5",
                )
                for item in ITEMS
            ),
        ]

    @property
    def scores(self) -> dict[str, int]:
        return {
            "plan": self.plan,
            "implement": self.implement,
            "check": self.check_link,
            "improve": self.improve,
            "schedule": self.schedule,
            "cost": self.cost,
        }
