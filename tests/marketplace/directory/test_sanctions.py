"""An effective sanction suspends the listing; its end brings it back."""

import pytest
from django.db import transaction

from credit.cases.entries import SanctionEffective, SanctionLifted
from marketplace.directory.models import ListingMeasure, ProviderProfile
from marketplace.directory.states import Listing
from portal import wiring
from portal.journal.entries import record
from tests.people import Cast


@pytest.fixture
def profile(cast: Cast) -> ProviderProfile:
    wiring.install()
    return ProviderProfile.objects.create(
        party=cast.haishi,
        institute_ref=cast.ningbo_institute.ref,
        listing=Listing.ACTIVE,
    )


def sanction(cast: Cast) -> None:
    with transaction.atomic():
        record(
            SanctionEffective(
                stream="CMP-1",
                decision="DEC-1",
                subject=cast.haishi.ref,
                sanction="suspend_listing",
                proposed_by=cast.wang_min.ref,
                decided_by=cast.wu_jie.ref,
            ),
            actor="system",
        )


def lift(cast: Cast, decision: str = "DEC-1") -> None:
    with transaction.atomic():
        record(
            SanctionLifted(
                stream="CMP-1",
                decision=decision,
                subject=cast.haishi.ref,
                sanction="suspend_listing",
            ),
            actor="system",
        )


def test_a_sanction_suspends_by_the_two_who_decided(
    cast: Cast, profile: ProviderProfile
) -> None:
    sanction(cast)

    profile.refresh_from_db()
    measure = ListingMeasure.objects.get()
    assert profile.listing == Listing.SUSPENDED
    assert (measure.proposed_by, measure.decided_by) == (
        cast.wang_min.ref,
        cast.wu_jie.ref,
    )


def test_its_end_brings_the_listing_back(cast: Cast, profile: ProviderProfile) -> None:
    sanction(cast)

    lift(cast)

    profile.refresh_from_db()
    assert profile.listing == Listing.ACTIVE


def test_the_end_of_another_decision_lifts_nothing(
    cast: Cast, profile: ProviderProfile
) -> None:
    sanction(cast)

    lift(cast, "DEC-2")

    profile.refresh_from_db()
    assert profile.listing == Listing.SUSPENDED


def test_a_party_without_a_listing_stays_as_it_is(cast: Cast) -> None:
    wiring.install()

    sanction(cast)

    assert not ListingMeasure.objects.exists()
