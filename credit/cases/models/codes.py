"""Which words may a form choose from? Listed reasons, never free text."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Origin(TextChoices):
    COMPLAINT = "complaint", _("Complaint")
    MEDIATION = "mediation", _("Disagreement about a milestone")
    TIP_OFF = "tip_off", _("Opened by the institute after a tip-off")


class Ground(TextChoices):
    LATE = "late", _("Work is late or was left")
    QUALITY = "quality", _("Work is not what was agreed")
    REFUND = "refund", _("The refund table is not kept")
    PROMISE = "promise", _("A certificate was promised")
    FABRICATION = "fabrication", _("Records or evidence were made up")
    CONFLICT = "conflict", _("A conflict of interest was hidden")
    DATA = "data", _("Confidential information was given away")
    OTHER = "other", _("Something else")


class DeclineReason(TextChoices):
    NOT_HERE = "not_here", _("It is not about a service that institutes watch over")
    NO_PARTY = "no_party", _("The complainant is not concerned by the facts")
    NO_FACTS = "no_facts", _("It names no fact that can be looked into")
    TOO_OLD = "too_old", _("The facts are more than three years old")
    DECIDED = "decided", _("A court or another authority has it or decided it")
    TWICE = "twice", _("The same facts were decided before")


class Severity(TextChoices):
    MINOR = "minor", _("Minor")
    GENERAL = "general", _("General")
    SERIOUS = "serious", _("Serious")


class Finding(TextChoices):
    """What a decision finds; the credit event kind follows from it."""

    COMPLAINT_UPHELD = "complaint_upheld", _("The complaint is upheld")
    FALSE_PROMISE = "false_promise", _("A certificate was promised")
    FABRICATED_EVIDENCE = "fabricated_evidence", _("Evidence was made up")
    NOT_UPHELD = "not_upheld", _("The complaint is not upheld")


class Sanction(TextChoices):
    NONE = "", _("No sanction")
    SUSPEND_LISTING = "suspend_listing", _("Suspend the listing")


class Hearing(TextChoices):
    NOT_ASKED = "", _("Not asked for")
    REQUESTED = "requested", _("Asked for")
    WAIVED = "waived", _("Waived")
    HELD = "held", _("Held")
