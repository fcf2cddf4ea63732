"""Requests, questions, proposals: from what an enterprise typed to one award."""

from django.db import models
from django.db.models import Q

from marketplace.sourcing.purposes import Purpose, SizeClass, Timing
from marketplace.sourcing.states import OPEN_PROPOSAL, ProposalStatus, RequestStatus
from portal.kernel import clock
from portal.kernel.refs import new_ref
from portal.parties.models import Party
from portal.reference.models import Industry, Region, StandardEdition


def draft_ref() -> str:
    return new_ref("DRF")


def request_ref() -> str:
    return new_ref("REQ")


def proposal_ref() -> str:
    return new_ref("PRO")


class RequestDraft(models.Model):
    """What somebody typed before having an account; reached by a signed token only."""

    ref = models.CharField(max_length=24, unique=True, default=draft_ref)
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)
    # Set once, when it became a request: a second press leads there.
    published_ref = models.CharField(max_length=24, blank=True)


class ServiceRequest(models.Model):
    ref = models.CharField(max_length=24, unique=True, default=request_ref)
    enterprise = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="requests"
    )
    status = models.CharField(
        max_length=10, choices=RequestStatus.choices, default=RequestStatus.DRAFT
    )
    created_by = models.CharField(max_length=24)
    created_at = models.DateTimeField(default=clock.now)
    title = models.CharField(max_length=120, blank=True)
    description = models.TextField(blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    purpose = models.CharField(max_length=16, choices=Purpose.choices, blank=True)
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT)
    industry = models.ForeignKey(
        Industry, null=True, blank=True, on_delete=models.PROTECT
    )
    size_class = models.CharField(max_length=8, choices=SizeClass.choices, blank=True)
    budget_min_minor = models.PositiveBigIntegerField(null=True, blank=True)
    budget_max_minor = models.PositiveBigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="CNY")
    timing = models.CharField(max_length=8, choices=Timing.choices, blank=True)
    edition = models.ForeignKey(
        StandardEdition, null=True, blank=True, on_delete=models.PROTECT
    )
    clauses = models.JSONField(default=list)
    certifier = models.ForeignKey(
        Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Was the publisher's authority checked? Before that the request carries a mark.
    declared_no_secrets_at = models.DateTimeField(null=True, blank=True)
    answer_days = models.PositiveSmallIntegerField(default=10)
    published_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    weights_version = models.PositiveSmallIntegerField(default=1)
    decided_at = models.DateTimeField(null=True, blank=True)
    award_reasons = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["status", "-id"], name="request_open"),
            models.Index(fields=["enterprise", "-id"], name="request_mine"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer_days__gte=5, answer_days__lte=15),
                name="request_answer_days",
            )
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def heading(self) -> str:
        return self.title or self.get_purpose_display() or self.ref


class Invitation(models.Model):
    request = models.ForeignKey(
        ServiceRequest, on_delete=models.CASCADE, related_name="invitations"
    )
    provider = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=clock.now)
    invited_by = models.CharField(max_length=24)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request", "provider"], name="invitation_once"
            )
        ]


class Question(models.Model):
    """Asked by a provider, answered to all; rivals do not see who asked."""

    request = models.ForeignKey(
        ServiceRequest, on_delete=models.CASCADE, related_name="questions"
    )
    asked_by = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    text = models.TextField()
    language = models.CharField(max_length=10, default="zh-hans")
    answer = models.TextField(blank=True)
    answer_language = models.CharField(max_length=10, default="zh-hans")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]


class Proposal(models.Model):
    """`document` is read through `documents.read` only, so that it can be sealed."""

    ref = models.CharField(max_length=24, unique=True, default=proposal_ref)
    request = models.ForeignKey(
        ServiceRequest, on_delete=models.PROTECT, related_name="proposals"
    )
    provider = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="proposals"
    )
    status = models.CharField(
        max_length=12, choices=ProposalStatus.choices, default=ProposalStatus.DRAFT
    )
    document = models.JSONField(default=dict)
    created_by = models.CharField(max_length=24)
    created_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    # How its matching compared, told to its own side after the award.
    comparison = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["provider", "-id"], name="proposal_mine")]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "provider"],
                condition=Q(status__in=OPEN_PROPOSAL),
                name="proposal_one_open",
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(status=ProposalStatus.AWARDED),
                name="proposal_one_winner",
            ),
        ]

    def __str__(self) -> str:
        return self.ref
