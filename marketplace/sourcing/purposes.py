"""What does an enterprise want, and which kinds of offering answer it?

Every choice can be left open: the empty value means "I do not know".
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    CERTIFY = "certify", _("Build the system and be certified for the first time")
    UPGRADE = "upgrade", _("Move from the 2013 to the 2023 edition")
    DIAGNOSIS = "diagnosis", _("Diagnosis only: where do we stand?")
    TRAINING = "training", _("Training for staff or internal auditors")
    TRUSTEESHIP = "trusteeship", _("IP trusteeship: somebody looks after it for us")
    INTERNAL_AUDIT = "internal_audit", _("Internal audit or upkeep after certification")


class SizeClass(TextChoices):
    MICRO = "micro", _("Micro: up to about 20 people")
    SMALL = "small", _("Small: up to about 300 people")
    MEDIUM = "medium", _("Medium: up to about 1,000 people")
    LARGE = "large", _("Large")


class Timing(TextChoices):
    NOW = "now", _("As soon as possible")
    QUARTER = "quarter", _("Within three months")
    LATER = "later", _("Later")


# Purpose → service kinds of marketplace.directory; any one of them is enough.
SERVICES: dict[str, frozenset[str]] = {
    Purpose.CERTIFY: frozenset({"consulting"}),
    Purpose.UPGRADE: frozenset({"consulting"}),
    Purpose.DIAGNOSIS: frozenset({"consulting", "diagnosis"}),
    Purpose.TRAINING: frozenset({"training"}),
    Purpose.TRUSTEESHIP: frozenset({"trusteeship"}),
    Purpose.INTERNAL_AUDIT: frozenset({"consulting", "internal_audit"}),
}
UNKNOWN = _("I do not know")
WHOLE = _("the whole standard")  # no clause named
