"""Where does a request lead after the award, and for whom does one answer?"""

import pytest

from marketplace.engagements.models import Engagement
from marketplace.sourcing.actions.award_proposal import award_proposal
from marketplace.sourcing.models import Proposal, Question
from tests.marketplace.sourcing.test_pages import REASONS, body, typed
from tests.marketplace.sourcing.world import (
    answer,
    list_everybody,
    publish,
    two_answers,
)
from tests.people import Cast, join

pytestmark = pytest.mark.django_db


def test_both_sides_find_the_engagement_on_the_request_and_a_loser_does_not(
    cast: Cast,
) -> None:
    request, first, _second = two_answers(cast)
    page = f"/en/requests/{request.ref}/"
    assert "Open the engagement" not in body(cast.client(cast.lin_wei), page)

    award_proposal(
        ref=request.ref,
        proposal_ref=first.ref,
        reasons=REASONS,
        actor=cast.actor(cast.lin_wei),
    )

    address = f"/en/engagements/{Engagement.objects.get().ref}/"
    for user in (cast.lin_wei, cast.zhao_hai):
        client = cast.client(user)
        assert f'href="{address}"' in body(client, page)
        assert client.get(address).status_code == 200
    loser = body(cast.client(cast.feng_bo), page)
    assert address not in loser
    assert "Open the engagement" not in loser


def test_who_acts_for_two_organizations_chooses_which_one_answers(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    join(cast.feng_bo, cast.haishi, "member")
    client = cast.client(cast.feng_bo)
    path = f"/en/requests/{request.ref}/propose/"

    page = body(client, f"{path}?provider={cast.haishi.ref}")
    assert "For which organization do you answer?" in page
    assert f'name="provider" value="{cast.haishi.ref}"' in page

    given = typed(cast, provider=cast.haishi.ref)
    assert client.post(path, given).status_code == 302
    assert Proposal.objects.get().provider == cast.haishi


def test_a_question_is_asked_in_the_name_that_was_chosen(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    join(cast.feng_bo, cast.haishi, "member")
    client = cast.client(cast.feng_bo)
    address = f"/en/requests/{request.ref}/questions/"
    for party in (cast.haishi, cast.qiming):
        sent = {"text": f"How many sites? {party.name_en}", "provider": party.ref}
        assert client.post(address, sent).status_code == 302
    rows = Question.objects.order_by("pk").values_list("asked_by__name_en", flat=True)
    assert list(rows) == ["Haishi IP", "Qiming"]


def test_an_organization_of_others_cannot_be_chosen(cast: Cast) -> None:
    list_everybody(cast)
    request = publish(cast)
    client = cast.client(cast.feng_bo)
    path = f"/en/requests/{request.ref}/propose/"
    assert client.get(f"{path}?provider={cast.haishi.ref}").status_code == 404
    given = typed(cast, provider=cast.haishi.ref)
    assert client.post(path, given).status_code == 404
    assert not Proposal.objects.exists()


def test_the_second_organization_may_answer_after_the_first_one_did(
    cast: Cast,
) -> None:
    list_everybody(cast)
    request = publish(cast)
    join(cast.feng_bo, cast.haishi, "member")
    answer(cast, request, cast.haishi, cast.zhao_hai)
    page = body(cast.client(cast.feng_bo), f"/en/requests/{request.ref}/")
    assert f"/propose/?provider={cast.qiming.ref}" in page
