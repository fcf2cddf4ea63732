"""What does a practitioner declare, and where did the person come from?"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.kernel import clock
from portal.kernel.refs import new_ref
from portal.parties.models import Party


def licence_ref() -> str:
    return new_ref("LIC")


def transfer_ref() -> str:
    return new_ref("TRF")


class Licence(models.Model):
    """A licence that the person entered; a Check says whether a register has it."""

    class Kind(models.TextChoices):
        PATENT_AGENT = "patent_agent", _("Patent agent qualification")
        PATENT_PRACTICE = "patent_practice", _("Patent agent practice number")
        TRADEMARK_AGENT = "trademark_agent", _("Trade-mark agent filing")
        LAWYER = "lawyer", _("Lawyer's licence")
        AUDITOR = "auditor", _("Management system auditor (CCAA)")
        ECONOMIST = "economist", _("Economist (intellectual property)")

    ref = models.CharField(max_length=24, unique=True, default=licence_ref)
    person = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="licences")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    raw = models.CharField(max_length=64)
    normalised = models.CharField(max_length=64)
    entered_at = models.DateTimeField(default=clock.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "normalised"],
                condition=Q(removed_at=None),
                name="licence_one_holder",
            )
        ]


class Transfer(models.Model):
    """A person moved; the organization left behind may comment, not block."""

    ref = models.CharField(max_length=24, unique=True, default=transfer_ref)
    person = models.ForeignKey(
        Party, on_delete=models.CASCADE, related_name="transfers"
    )
    from_organization = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="departures"
    )
    to_organization = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="arrivals"
    )
    at = models.DateTimeField(default=clock.now)
    comment_until = models.DateTimeField()
    comment = models.TextField(blank=True)
    commented_at = models.DateTimeField(null=True, blank=True)
    commented_by = models.CharField(max_length=24, blank=True)
