"""What stands of a client's review on the organization's public page?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from credit.events.models import CreditEvent
from credit.events.record import change_state
from credit.publish.pages import standing
from marketplace.directory.models import ProviderProfile
from marketplace.directory.shown_reviews import ShownReview
from marketplace.directory.states import Listing
from marketplace.engagements.models import Engagement
from marketplace.engagements.public_reviews import public_reviews
from portal.agreements.actions.decide_consent import decide_consent
from portal.kernel import clock
from tests.conftest import FrozenClock
from tests.marketplace.engagements import given
from tests.marketplace.engagements.test_reviews import write
from tests.people import Cast

pytestmark = pytest.mark.django_db


def listed(cast: Cast) -> str:
    today = clock.today()
    ProviderProfile.objects.create(
        party=cast.haishi,
        listing=Listing.ACTIVE,
        listed_on=today,
        listed_until=today + timedelta(days=365),
    )
    return f"/en/organizations/{cast.haishi.ref}/"


def reviewed(cast: Cast) -> Engagement:
    engagement = given.completed(cast)
    write(cast, engagement, cast.lin_wei)
    write(cast, engagement, cast.zhao_hai, score=1)
    return engagement


def agree(cast: Cast, about: str = "", *, given: bool = True) -> None:
    decide_consent(
        purpose="client_name",
        party_ref=cast.ningbo_tools.ref,
        about_ref=about,
        is_given=given,
        actor=cast.actor(cast.lin_wei),
    )


def shown(ref: str) -> list[ShownReview]:
    """As the organization's page does it: those whose event counts now."""
    page = standing(ref)
    return public_reviews(ref, page.reviewed if page else ())


def test_a_revealed_review_is_public_and_the_client_is_not_named(cast: Cast) -> None:
    page = listed(cast)
    assert "None yet. Reviews stand here" in Client().get(page).content.decode()
    reviewed(cast)
    text = Client().get(page).content.decode()
    assert "按期交付，资料齐全。" in text
    assert "A client that is not named" in text
    assert "4 of 5" in text
    assert "1 of 5" not in text  # what the organization says of its client stays inside
    assert "Ningbo Tools" not in text


def test_one_side_alone_shows_nothing(cast: Cast) -> None:
    page = listed(cast)
    write(cast, given.completed(cast), cast.lin_wei)
    assert "按期交付" not in Client().get(page).content.decode()


@pytest.mark.parametrize("for_all", [True, False])
def test_a_client_that_agreed_is_named(cast: Cast, *, for_all: bool) -> None:
    page, engagement = listed(cast), reviewed(cast)
    agree(cast, "" if for_all else engagement.ref)
    assert "Ningbo Tools" in Client().get(page).content.decode()
    agree(cast, engagement.ref, given=False)
    assert "Ningbo Tools" not in Client().get(page).content.decode()


@pytest.mark.parametrize("state", ["voided", "repaired"])
def test_a_review_leaves_the_page_with_its_event(cast: Cast, state: str) -> None:
    page = listed(cast)
    reviewed(cast)
    event = CreditEvent.objects.get(kind="client_review")
    change_state(
        event_ref=event.ref, state=state, valid_from=clock.now(), source_entry="x:1"
    )
    assert "按期交付" not in Client().get(page).content.decode()


def test_a_review_leaves_the_page_when_its_publication_is_over(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    listed(cast)
    reviewed(cast)
    assert len(shown(cast.haishi.ref)) == 1
    frozen_clock.advance(days=365 * 10)
    assert shown(cast.haishi.ref) == []


def test_ten_reviews_need_as_many_queries_as_one(cast: Cast) -> None:
    reviewed(cast)
    with CaptureQueriesContext(
        connection,
    ) as one:
        assert len(shown(cast.haishi.ref)) == 1
    for _ in range(9):
        reviewed(cast)
    with CaptureQueriesContext(connection) as ten:
        assert len(shown(cast.haishi.ref)) == 10
    assert len(ten) == len(one)
