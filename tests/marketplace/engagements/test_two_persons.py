"""A step that has two sides is taken by two persons."""

from collections.abc import Callable

import pytest

from marketplace.engagements.actions.accept_milestone import accept_milestone
from marketplace.engagements.actions.sign_contract import sign_contract
from marketplace.engagements.actions.submit_review import submit_review
from marketplace.engagements.contract import contract_summary
from marketplace.engagements.models import Review
from marketplace.engagements.models.reviews import ITEMS
from marketplace.sourcing.actions.award_proposal import award_proposal
from marketplace.sourcing.models import Proposal
from portal.accounts.actors import Actor
from portal.accounts.models import User
from portal.kernel import clock
from portal.kernel.errors import NotAllowed
from portal.parties.models import Party
from tests.marketplace.engagements import given
from tests.marketplace.sourcing.world import two_answers
from tests.people import Cast, join

pytestmark = pytest.mark.django_db


def changes_sides(cast: Cast, who: User, to: Party) -> Actor:
    who.memberships.update(until=clock.today())
    join(who, to, "member")
    return cast.actor(who)


def belongs_to_both(cast: Cast, who: User, to: Party) -> Actor:
    join(who, to, "member")
    return cast.actor(who)


WAYS = pytest.mark.parametrize("move", [changes_sides, belongs_to_both])
Move = Callable[[Cast, User, Party], Actor]


@WAYS
def test_one_person_does_not_sign_for_both_sides(cast: Cast, move: Move) -> None:
    engagement = given.sign(cast, given.opened(cast), cast.lin_wei)
    actor = move(cast, cast.lin_wei, cast.haishi)

    with pytest.raises(NotAllowed):
        sign_contract(
            ref=engagement.ref,
            terms=contract_summary(given.fresh(engagement)).sha256,
            actor=actor,
        )

    assert given.fresh(engagement).status == "pending_signatures"


@WAYS
def test_who_delivered_does_not_accept(cast: Cast, move: Move) -> None:
    engagement = given.active(cast)
    row = given.submit(cast, engagement)
    actor = move(cast, cast.zhao_hai, cast.ningbo_tools)

    with pytest.raises(NotAllowed):
        accept_milestone(ref=row.ref, actor=actor)

    assert given.milestone(engagement).status == "submitted"


@WAYS
def test_one_person_does_not_review_for_both_sides(cast: Cast, move: Move) -> None:
    engagement = given.completed(cast)

    def review(actor: Actor) -> None:
        submit_review(
            ref=engagement.ref,
            scores=dict.fromkeys(ITEMS, 5),
            again=True,
            text="",
            language="zh-hans",
            actor=actor,
        )

    review(cast.actor(cast.lin_wei))
    actor = move(cast, cast.lin_wei, cast.haishi)
    with pytest.raises(NotAllowed):
        review(actor)

    assert Review.objects.count() == 1


@WAYS
def test_who_wrote_the_proposal_does_not_award_it(cast: Cast, move: Move) -> None:
    request, first, _second = two_answers(cast)
    writer = User.objects.get(ref=first.created_by)
    actor = move(cast, writer, cast.ningbo_tools)

    with pytest.raises(NotAllowed):
        award_proposal(
            ref=request.ref,
            proposal_ref=first.ref,
            reasons="价格拆分清楚，人员合适。",
            actor=actor,
        )

    assert Proposal.objects.filter(status="awarded").count() == 0
