"""What can be bought? One service of one organization, with where, what and how much."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from marketplace.directory.states import OfferingStatus
from portal.kernel import clock
from portal.kernel.refs import new_ref
from portal.parties.models import Party
from portal.reference.models import Clause, Industry, Region


def offering_ref() -> str:
    return new_ref("OFR")


class Offering(models.Model):
    class Kind(models.TextChoices):
        CONSULTING = "consulting", _("Consulting by clause")
        TRAINING = "training", _("Training")
        TRUSTEESHIP = "trusteeship", _("Trusteeship for small and micro firms")
        DIAGNOSIS = "diagnosis", _("Diagnosis of where you stand")
        INTERNAL_AUDIT = "internal_audit", _("Support of the internal audit")

    class Language(models.TextChoices):
        CHINESE = "zh-hans", _("Chinese")
        ENGLISH = "en", _("English")
        BOTH = "both", _("Chinese and English")

    ref = models.CharField(max_length=24, unique=True, default=offering_ref)
    provider = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="offerings"
    )
    kind = models.CharField(max_length=16, choices=Kind.choices)
    title = models.CharField(max_length=80)
    description = models.TextField(blank=True)
    written_in = models.CharField(max_length=10, default="zh-hans")
    clauses = models.ManyToManyField(Clause, blank=True)  # none: the whole standard
    is_nationwide = models.BooleanField(default=False)
    regions = models.ManyToManyField(Region, blank=True)  # with what lies below them
    industries = models.ManyToManyField(Industry, blank=True)  # none: any
    price_min_minor = models.BigIntegerField(null=True, blank=True)
    price_max_minor = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="CNY")
    capacity_per_quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    free_from = models.DateField(null=True, blank=True)
    service_language = models.CharField(
        max_length=10, choices=Language.choices, default=Language.CHINESE
    )
    status = models.CharField(
        max_length=10, choices=OfferingStatus.choices, default=OfferingStatus.DRAFT
    )
    created_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(price_min_minor=None)
                | Q(price_max_minor=None)
                | Q(price_max_minor__gte=F("price_min_minor")),
                name="offering_price_band",
            )
        ]
        indexes = [
            models.Index(fields=["provider", "status"], name="offering_provider"),
            models.Index(fields=["status", "-id"], name="offering_status"),
        ]

    def __str__(self) -> str:
        return self.title
