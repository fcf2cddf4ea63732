"""What is a case? A complaint, a milestone mediation, or one opened after a tip-off."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from credit.cases.models import codes
from credit.cases.states import ENDED, Status
from portal.accounts.recusal import RecusalReason
from portal.kernel import clock
from portal.kernel.refs import new_ref


def case_ref() -> str:
    return new_ref("CMP")


def decision_ref() -> str:
    return new_ref("DEC")


class Case(models.Model):
    ref = models.CharField(max_length=24, unique=True, default=case_ref)
    origin = models.CharField(max_length=12, choices=codes.Origin.choices)
    status = models.CharField(
        max_length=16, choices=Status.choices, default=Status.SUBMITTED
    )
    institute_ref = models.CharField(max_length=24, db_index=True)
    complainant_ref = models.CharField(max_length=24, blank=True, db_index=True)
    respondent_ref = models.CharField(max_length=24, db_index=True)
    about_ref = models.CharField(max_length=24)  # engagement or party
    about_summary = models.CharField(max_length=300, blank=True)  # as stored at filing
    milestone_ref = models.CharField(max_length=24, blank=True)
    tip_ref = models.CharField(max_length=24, blank=True)
    ground = models.CharField(max_length=12, choices=codes.Ground.choices)
    happened_on = models.DateField(null=True, blank=True)
    shares = models.JSONField(default=dict, blank=True)  # practitioner → basis points
    filed_by = models.CharField(max_length=24, blank=True)  # user
    filed_at = models.DateTimeField(default=clock.now)
    handler_ref = models.CharField(max_length=24, blank=True)  # the officer's user ref
    # Before this moment the respondent does not know and sees nothing.
    noticed_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    is_extended = models.BooleanField(default=False)
    decline_reason = models.CharField(
        max_length=10, choices=codes.DeclineReason.choices, blank=True
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["complainant_ref", "about_ref", "ground", "milestone_ref"],
                condition=Q(closed_at=None) & ~Q(complainant_ref=""),
                name="case_one_open",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["institute_ref", "-id"], name="case_of_institute")
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def has_ended(self) -> bool:
        return self.status in ENDED

    @property
    def party_refs(self) -> list[str]:
        """Everybody whose tie to an officer makes a conflict."""
        refs = [self.complainant_ref, self.respondent_ref, *self.shares]
        return [ref for ref in refs if ref]


class Decision(models.Model):
    """Proposed by one officer, decided by another. One per case; the journal keeps
    what was proposed before."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="decision")
    ref = models.CharField(max_length=24, unique=True, default=decision_ref)
    version = models.PositiveIntegerField(default=1)  # raised with each proposal
    finding = models.CharField(max_length=20, choices=codes.Finding.choices)
    severity = models.CharField(
        max_length=8, choices=codes.Severity.choices, blank=True
    )
    sanction = models.CharField(
        max_length=16, choices=codes.Sanction.choices, blank=True
    )
    hearing = models.CharField(max_length=10, choices=codes.Hearing.choices, blank=True)
    proposed_by = models.CharField(max_length=24)
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=24, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    served_at = models.DateTimeField(null=True, blank=True)
    effective_at = models.DateTimeField(null=True, blank=True)
    public_until = models.DateTimeField(null=True, blank=True)
    event_ref = models.CharField(max_length=24, blank=True)  # once effective
    unpublished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(proposed_by=F("decided_by")),
                name="decision_two_persons",
            ),
            # An upheld finding has a class, a rejected complaint has none.
            models.CheckConstraint(
                condition=Q(finding="not_upheld", severity="", sanction="")
                | (~Q(finding="not_upheld") & ~Q(severity="")),
                name="decision_class",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-effective_at", "-id"], name="decision_published")
        ]

    @property
    def is_upheld(self) -> bool:
        return self.finding != codes.Finding.NOT_UPHELD

    @property
    def event_kind(self) -> str:
        if self.finding == codes.Finding.COMPLAINT_UPHELD:
            return f"complaint_upheld_{self.severity}"
        return self.finding


class Ruling(models.Model):
    """How a mediated milestone's money is split: proposed by one, ruled by another."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="ruling")
    version = models.PositiveIntegerField(default=1)
    to_provider_minor = models.PositiveBigIntegerField()
    to_enterprise_minor = models.PositiveBigIntegerField()
    proposed_by = models.CharField(max_length=24)
    proposed_at = models.DateTimeField()
    ruled_by = models.CharField(max_length=24, blank=True)
    ruled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(proposed_by=F("ruled_by")), name="ruling_two_persons"
            )
        ]


class Recusal(models.Model):
    """An officer who stands aside from a matter (case or review)."""

    matter_ref = models.CharField(max_length=24, db_index=True)
    officer_ref = models.CharField(max_length=24)
    reason = models.CharField(max_length=16, choices=RecusalReason.choices)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["matter_ref", "officer_ref"], name="recusal_once"
            )
        ]
