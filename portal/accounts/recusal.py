"""For which reasons does an officer stand aside, and how far back do they reach?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

RECUSAL_MONTHS = 24


class RecusalReason(TextChoices):
    """Listed reasons, never free text."""

    EMPLOYMENT = "employment", _("same organization now or within 24 months")
    PAID_ENGAGEMENT = "paid_engagement", _("paid engagement within 24 months")
    PARTY = "party", _("party to the case")
    FAMILY = "family", _("close personal relation")
    SHAREHOLDING = "shareholding", _("share in a party")
    OTHER = "other", _("declared by the officer")
