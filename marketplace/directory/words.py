"""What are checked facts called, and since when is an organization listed?"""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from marketplace.directory.models import ProviderProfile
from portal.ui import text

WHAT: dict[str, str | Promise] = {
    "uscc": _("Unified social credit code"),
    "registration": _("Registration"),
    "code_of_conduct": _("Code of conduct signed"),
    "conflict": _("Not a certification body, no tie to one"),
    "licence": _("Licence"),
    "approval": _("Approval as a certification body"),
}


def listing_words(profile: ProviderProfile) -> list[str]:
    """Since when it is listed and when it was looked at anew, the same everywhere."""
    found = []
    if profile.listed_on:
        found.append(
            gettext("listed since %(day)s") % {"day": text.day(profile.listed_on)}
        )
    if profile.renewed_on:
        found.append(
            gettext("vetted again %(day)s") % {"day": text.day(profile.renewed_on)}
        )
    return found
