"""When does a listing end, and when is its organization warned?"""

from datetime import timedelta

from marketplace.directory import periods
from marketplace.directory.models import ProviderProfile
from portal.deadlines.timers import set_deadline
from portal.kernel import clock
from portal.kernel.given import given


def set_listing_deadlines(profile: ProviderProfile) -> None:
    """A warning four weeks before the end, and the end itself."""
    last_day = given(profile.listed_until)
    warn_day = last_day - timedelta(days=periods.WARN_DAYS)
    set_deadline(periods.EXPIRING, profile.party.ref, clock.end_of(warn_day))
    set_deadline(periods.LAPSE, profile.party.ref, clock.end_of(last_day))
