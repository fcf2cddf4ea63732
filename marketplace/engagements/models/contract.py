"""What was agreed between an enterprise and a consulting organization?"""

from django.db import models
from django.db.models import Q

from marketplace.engagements.states import EngagementStatus
from portal.kernel import clock
from portal.kernel.refs import new_ref
from portal.parties.models import Party


def engagement_ref() -> str:
    return new_ref("ENG")


class Engagement(models.Model):
    """One per awarded proposal; `gateway` says how money moves (outside: not here)."""

    ref = models.CharField(max_length=24, unique=True, default=engagement_ref)
    proposal_ref = models.CharField(max_length=24, unique=True)
    request_ref = models.CharField(max_length=24, db_index=True)
    enterprise = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="engagements_as_client"
    )
    provider = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="engagements_as_provider"
    )
    edition = models.CharField(max_length=32)
    currency = models.CharField(max_length=3)
    gateway = models.CharField(max_length=16, default="outside")
    status = models.CharField(
        max_length=24,
        choices=EngagementStatus.choices,
        default=EngagementStatus.PENDING_SIGNATURES,
    )
    acceptance_by_silence = models.BooleanField()
    refund_table = models.JSONField(default=list)  # [{"stage", "percent"}]
    opened_at = models.DateTimeField(default=clock.now)
    sign_until = models.DateTimeField()
    enterprise_signed_at = models.DateTimeField(null=True, blank=True)
    enterprise_signed_by = models.CharField(max_length=24, blank=True)
    provider_signed_at = models.DateTimeField(null=True, blank=True)
    provider_signed_by = models.CharField(max_length=24, blank=True)
    active_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.TextField(blank=True)
    end_proposed_by = models.CharField(max_length=24, blank=True)  # party ref
    shares_agreed_enterprise = models.DateTimeField(null=True, blank=True)
    shares_agreed_provider = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=EngagementStatus.values),
                name="engagement_status",
            ),
            models.CheckConstraint(
                condition=~Q(enterprise=models.F("provider")),
                name="engagement_two_parties",
            ),
        ]
        indexes = [
            models.Index(fields=["enterprise", "-id"], name="engagement_of_client"),
            models.Index(fields=["provider", "-id"], name="engagement_of_provider"),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def shares_agreed(self) -> bool:
        return bool(self.shares_agreed_enterprise and self.shares_agreed_provider)

    def other_party(self, party_ref: str) -> Party:
        return self.provider if party_ref == self.enterprise.ref else self.enterprise


class ContributionShare(models.Model):
    """A practitioner's part of the work; those of an engagement add up to 10,000."""

    engagement = models.ForeignKey(
        Engagement, on_delete=models.CASCADE, related_name="shares"
    )
    practitioner = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="contributions"
    )
    share_bp = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "practitioner"], name="share_once"
            ),
            models.CheckConstraint(
                condition=Q(share_bp__lte=10_000), name="share_not_above_whole"
            ),
        ]
