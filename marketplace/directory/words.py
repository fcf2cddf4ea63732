"""Since when is an organization listed?"""

from django.utils.translation import gettext

from marketplace.directory.models import ProviderProfile
from portal.ui import text


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
