"""What did the independent certification body find?

The body is chosen by the enterprise. Its result never decides about a payment.
"""

from django.db import models
from django.db.models import Q

from marketplace.engagements.models.contract import Engagement
from marketplace.engagements.states import (
    RUNNING_AUDIT,
    CertificationStatus,
    Standing,
)
from portal.files.models import StoredFile
from portal.kernel import clock
from portal.kernel.refs import new_ref
from portal.parties.models import Party


def certification_ref() -> str:
    return new_ref("CRT")


class Certification(models.Model):
    """One application to one body; `standing` says who stands behind its result."""

    ref = models.CharField(max_length=24, unique=True, default=certification_ref)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="certifications"
    )
    body = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="certifications"
    )
    status = models.CharField(
        max_length=12,
        choices=CertificationStatus.choices,
        default=CertificationStatus.APPLIED,
    )
    standing = models.CharField(
        max_length=16, choices=Standing.choices, default=Standing.NONE
    )
    applied_at = models.DateTimeField(default=clock.now)
    stage1_on = models.DateField(null=True, blank=True)
    stage2_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    certificate_number = models.CharField(max_length=40, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)  # of the refusal or the later event
    document = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT
    )
    institute_ref = models.CharField(max_length=24, blank=True)
    checked_by = models.CharField(max_length=24, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    check_source = models.CharField(max_length=200, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    event_ref = models.CharField(max_length=24, blank=True)  # the credit event
    event_weight_bp = models.PositiveIntegerField(default=0)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_event_ref = models.CharField(max_length=24, blank=True)
    withdrawn_weight_bp = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement"],
                condition=Q(status__in=sorted(RUNNING_AUDIT)),
                name="certification_one_running",
            ),
            models.UniqueConstraint(
                fields=["body", "certificate_number"],
                condition=~Q(certificate_number=""),
                name="certificate_number_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=CertificationStatus.values),
                name="certification_status",
            ),
        ]
        indexes = [models.Index(fields=["body", "-id"], name="certification_of_body")]

    def __str__(self) -> str:
        return self.ref

    def concerned(self) -> list[str]:
        """Everybody whose tie to an officer makes it the officer's own matter."""
        work = self.engagement
        people = work.shares.values_list("practitioner__ref", flat=True)
        return [self.body.ref, work.enterprise.ref, work.provider.ref, *people]


class Nonconformity(models.Model):
    class Severity(models.TextChoices):
        MAJOR = "major"
        MINOR = "minor"

    certification = models.ForeignKey(
        Certification, on_delete=models.CASCADE, related_name="nonconformities"
    )
    severity = models.CharField(max_length=5, choices=Severity.choices)
    clause = models.CharField(max_length=12)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    found_on = models.DateField()
    plan_accepted_on = models.DateField(null=True, blank=True)  # of a minor one
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]


class Contest(models.Model):
    """The enterprise or the body says that what is recorded is wrong.

    One officer proposes the answer, another decides it: nobody strikes a public event
    alone.
    """

    class About(models.TextChoices):
        RESULT = "result"
        WITHDRAWAL = "withdrawal"  # the certificate, once withdrawn

    certification = models.ForeignKey(
        Certification, on_delete=models.CASCADE, related_name="contests"
    )
    by_party_ref = models.CharField(max_length=24)
    reason = models.TextField()
    language = models.CharField(max_length=10, default="zh-hans")
    about = models.CharField(max_length=10, choices=About.choices, default=About.RESULT)
    standing_before = models.CharField(max_length=16, choices=Standing.choices)
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    upheld = models.BooleanField(null=True)  # as proposed until it is closed
    answer = models.TextField(blank=True)
    proposed_by = models.CharField(max_length=24, blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    return_note = models.TextField(blank=True)  # why a proposal was sent back
    returned_by = models.CharField(max_length=24, blank=True)
    decided_by = models.CharField(max_length=24, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["certification"],
                condition=Q(closed_at=None),
                name="contest_one_open",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | (
                    ~Q(proposed_by="")
                    & ~Q(decided_by="")
                    & ~Q(proposed_by=models.F("decided_by"))
                ),
                name="contest_two_officers",
            ),
        ]
