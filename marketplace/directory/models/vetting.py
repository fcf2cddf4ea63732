"""How does an organization come to be listed? One case, its lines, its objections."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from marketplace.directory.states import OPEN_VETTING, Vetting
from portal.kernel import clock
from portal.kernel.refs import new_ref
from portal.parties.models import Party


def vetting_ref() -> str:
    return new_ref("VET")


def vetting_objection_ref() -> str:
    return new_ref("VOB")


class VettingCase(models.Model):
    class Outcome(models.TextChoices):
        ADMIT = "admit", _("Admit")
        REJECT = "reject", _("Reject")

    ref = models.CharField(max_length=24, unique=True, default=vetting_ref)
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="vetting_cases"
    )
    institute_ref = models.CharField(max_length=24, db_index=True)
    status = models.CharField(
        max_length=14, choices=Vetting.choices, default=Vetting.DRAFT
    )
    owner_ref = models.CharField(max_length=24, blank=True)  # officer in charge
    created_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.CharField(max_length=24, blank=True)
    returns = models.PositiveSmallIntegerField(default=0)
    returned_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    proposal_reasons = models.TextField(blank=True)
    proposed_by = models.CharField(max_length=24, blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    decision_reasons = models.TextField(blank=True)
    decided_by = models.CharField(max_length=24, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    notice_until = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["party"],
                condition=Q(status__in=[s.value for s in OPEN_VETTING]),
                name="vetting_one_open",
            ),
            models.CheckConstraint(
                condition=Q(decided_by="") | ~Q(decided_by=F("proposed_by")),
                name="vetting_two_persons",
            ),
            models.CheckConstraint(condition=Q(returns__lte=1), name="vetting_return"),
        ]
        indexes = [
            models.Index(fields=["institute_ref", "-id"], name="vetting_institute")
        ]

    def __str__(self) -> str:
        return self.ref

    def concerned(self) -> list[str]:
        """Everybody whose tie to an officer makes it the officer's own matter."""
        lines = self.lines.select_related("subject")
        return sorted({self.party.ref} | {line.subject.ref for line in lines})


class VettingLine(models.Model):
    """One thing to check. `subject` is the organization or one of its practitioners."""

    class What(models.TextChoices):
        USCC = "uscc", _("Unified social credit code")
        REGISTRATION = "registration", _("Registration")
        CODE = "code_of_conduct", _("Code of conduct signed")
        CONFLICT = "conflict", _("Not a certification body, no tie to one")
        LICENCE = "licence", _("Practitioner's licence")

    class Result(models.TextChoices):
        OPEN = "open", _("Not looked at yet")
        CONFIRMED = "confirmed", _("Confirmed")
        DEFECT = "defect", _("Defect")

    case = models.ForeignKey(
        VettingCase, on_delete=models.CASCADE, related_name="lines"
    )
    what = models.CharField(max_length=20, choices=What.choices)
    subject = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=24, blank=True)  # a licence's ref
    result = models.CharField(
        max_length=10, choices=Result.choices, default=Result.OPEN
    )
    note = models.TextField(blank=True)  # the defect, in the officer's words
    check_ref = models.CharField(max_length=24, blank=True)
    looked_by = models.CharField(max_length=24, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "what", "subject", "about"], name="vetting_line_once"
            )
        ]


class VettingObjection(models.Model):
    """Anyone may object during the public notice; it is answered with reasons."""

    class Status(models.TextChoices):
        FILED = "filed", _("Filed")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        LAPSED = "lapsed", _("Not accepted in time")

    ref = models.CharField(max_length=24, unique=True, default=vetting_objection_ref)
    case = models.ForeignKey(
        VettingCase, on_delete=models.PROTECT, related_name="objections"
    )
    status = models.CharField(
        max_length=8, choices=Status.choices, default=Status.FILED
    )
    text = models.TextField()
    filed_by = models.CharField(max_length=24)
    filed_at = models.DateTimeField(default=clock.now)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=24, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "filed_by"], name="vetting_objection_once"
            )
        ]
