"""What is delivered, when, for how much, and how far is it?"""

from django.db import models
from django.db.models import Q

from marketplace.engagements.models.contract import Engagement
from marketplace.engagements.states import MilestoneStatus, Phase
from portal.files.models import StoredFile
from portal.kernel import clock
from portal.kernel.refs import new_ref


def milestone_ref() -> str:
    return new_ref("MIL")


def deliverable_ref() -> str:
    return new_ref("DLV")


class Milestone(models.Model):
    ref = models.CharField(max_length=24, unique=True, default=milestone_ref)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.CASCADE, related_name="milestones"
    )
    position = models.PositiveSmallIntegerField()
    phase = models.CharField(max_length=10, choices=Phase.choices)
    title = models.CharField(max_length=160)
    title_en = models.CharField(max_length=200, blank=True)
    amount_minor = models.PositiveBigIntegerField()
    working_days = models.PositiveSmallIntegerField()
    due_on = models.DateField(null=True, blank=True)  # set when both have signed
    deliverables_due = models.JSONField(default=list)
    clauses = models.JSONField(default=list)
    status = models.CharField(
        max_length=20, choices=MilestoneStatus.choices, default=MilestoneStatus.PLANNED
    )
    first_submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)  # the newest
    submissions = models.PositiveSmallIntegerField(default=0)
    reworks = models.PositiveSmallIntegerField(default=0)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.CharField(max_length=24, blank=True)  # user ref or "system"
    by_silence = models.BooleanField(default=False)
    dispute_reason = models.TextField(blank=True)
    mediation_ref = models.CharField(max_length=24, blank=True)  # the case
    due_to_provider_minor = models.PositiveBigIntegerField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "position"], name="milestone_position"
            ),
            models.CheckConstraint(
                condition=Q(status__in=MilestoneStatus.values), name="milestone_status"
            ),
            models.CheckConstraint(
                condition=Q(due_to_provider_minor=None)
                | Q(due_to_provider_minor__lte=models.F("amount_minor")),
                name="milestone_split_within_amount",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"


class Deliverable(models.Model):
    """A file of one submission; `number` counts the submissions of the milestone."""

    ref = models.CharField(max_length=24, unique=True, default=deliverable_ref)
    milestone = models.ForeignKey(
        Milestone, on_delete=models.CASCADE, related_name="deliverables"
    )
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT)
    note = models.TextField(blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    submitted_by = models.CharField(max_length=24)
    submitted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number", "pk"]


class ChangeRequest(models.Model):
    """Why a submission was sent back."""

    milestone = models.ForeignKey(
        Milestone, on_delete=models.CASCADE, related_name="change_requests"
    )
    number = models.PositiveSmallIntegerField()  # of the rework
    reasons = models.TextField()
    language = models.CharField(max_length=10, default="zh-hans")
    asked_by = models.CharField(max_length=24)
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["milestone", "number"], name="change_request_number"
            )
        ]
