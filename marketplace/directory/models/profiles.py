"""Who says what of itself, and what have institutes decided about its listing?"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from marketplace.directory.states import Listing, Proposal
from portal.kernel import clock
from portal.kernel.refs import new_ref
from portal.parties.models import Party


def measure_ref() -> str:
    return new_ref("MSR")


def admission_ref() -> str:
    return new_ref("ADM")


def two_persons(name: str) -> models.CheckConstraint:
    """Who proposed never decides: the last guard below the actions."""
    return models.CheckConstraint(
        condition=Q(decided_by="") | ~Q(decided_by=F("proposed_by")), name=name
    )


class ProviderProfile(models.Model):
    """An organization's own words, and whether it is listed."""

    party = models.OneToOneField(
        Party, on_delete=models.CASCADE, related_name="provider_profile"
    )
    description = models.TextField(blank=True)  # in `language`, never translated
    language = models.CharField(max_length=10, default="zh-hans")
    website = models.URLField(blank=True)
    since_year = models.PositiveSmallIntegerField(null=True, blank=True)
    listing = models.CharField(
        max_length=10, choices=Listing.choices, default=Listing.UNLISTED
    )
    listed_on = models.DateField(null=True, blank=True)  # since then without a gap
    renewed_on = models.DateField(null=True, blank=True)  # looked at anew on that day
    listed_until = models.DateField(null=True, blank=True)
    institute_ref = models.CharField(max_length=24, blank=True)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["listing"], name="provider_listing")]

    def __str__(self) -> str:
        return self.party.name

    @property
    def vetted_on(self) -> date | None:
        """When an institute looked at it last."""
        return self.renewed_on or self.listed_on


class EnterpriseProfile(models.Model):
    """What the size class was computed from. Region, industry and ownership stand
    on the party; every field may be unknown."""

    party = models.OneToOneField(
        Party, on_delete=models.CASCADE, related_name="enterprise_profile"
    )
    staff = models.PositiveIntegerField(null=True, blank=True)
    revenue_minor = models.BigIntegerField(null=True, blank=True)  # a year, in fen
    declared_class = models.CharField(max_length=8, blank=True)
    computed_class = models.CharField(max_length=8, blank=True)
    class_edition = models.CharField(max_length=60, blank=True)
    updated_at = models.DateTimeField(default=clock.now)


class ListingMeasure(models.Model):
    """Suspend, reinstate or remove: proposed by one officer, decided by another."""

    class Kind(models.TextChoices):
        SUSPEND = "suspend", _("Suspend")
        REINSTATE = "reinstate", _("Reinstate")
        REMOVE = "remove", _("Remove")

    ref = models.CharField(max_length=24, unique=True, default=measure_ref)
    profile = models.ForeignKey(
        ProviderProfile, on_delete=models.PROTECT, related_name="measures"
    )
    institute_ref = models.CharField(max_length=24)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    status = models.CharField(
        max_length=10, choices=Proposal.choices, default=Proposal.PROPOSED
    )
    reason = models.TextField()  # shown to the public once confirmed
    language = models.CharField(max_length=10, default="zh-hans")
    proposed_by = models.CharField(max_length=24)
    proposed_at = models.DateTimeField(default=clock.now)
    decided_by = models.CharField(max_length=24, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            two_persons("measure_two_persons"),
            models.UniqueConstraint(
                fields=["profile"],
                condition=Q(status="proposed"),
                name="measure_one_open",
            ),
        ]


class BodyAdmission(models.Model):
    """A certification body is let in by its approval number and scope."""

    ref = models.CharField(max_length=24, unique=True, default=admission_ref)
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="admissions"
    )
    institute_ref = models.CharField(max_length=24)
    approval_number = models.CharField(max_length=40)  # normalised, CNCA-R-2014-149
    scope = models.CharField(max_length=300)
    valid_until = models.DateField()
    source_url = models.URLField(blank=True)
    status = models.CharField(
        max_length=10, choices=Proposal.choices, default=Proposal.PROPOSED
    )
    reasons = models.TextField()
    proposed_by = models.CharField(max_length=24)
    proposed_at = models.DateTimeField(default=clock.now)
    decided_by = models.CharField(max_length=24, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            two_persons("admission_two_persons"),
            models.UniqueConstraint(
                fields=["approval_number"],
                condition=Q(status__in=["proposed", "confirmed"]),
                name="admission_number_once",
            ),
            models.UniqueConstraint(
                fields=["party"],
                condition=Q(status__in=["proposed", "confirmed"]),
                name="admission_party_once",
            ),
        ]
