from datetime import timedelta

import pytest

from credit.events.models import CreditEvent
from marketplace.engagements.actions.reply_review import reply_review
from marketplace.engagements.actions.submit_review import submit_review
from marketplace.engagements.models import Engagement, Review
from marketplace.engagements.models.reviews import ITEMS
from marketplace.engagements.queries import revealed_reviews_of, review_for
from portal.accounts.models import User
from portal.deadlines import timers
from portal.kernel import clock
from portal.kernel.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    WrongState,
)
from tests.conftest import FrozenClock
from tests.marketplace.engagements import given
from tests.people import Cast

pytestmark = pytest.mark.django_db


def write(cast: Cast, engagement: Engagement, who: User, score: int = 4) -> Review:
    return submit_review(
        ref=engagement.ref,
        scores=dict.fromkeys(ITEMS, score),
        again=True,
        text="按期交付，资料齐全。",
        language="zh-hans",
        actor=cast.actor(who),
    )


def client_reviews(cast: Cast) -> list[int | None]:
    rows = CreditEvent.objects.filter(subject=cast.haishi.ref, kind="client_review")
    return list(rows.values_list("outcome_bp", flat=True))


def test_neither_side_sees_the_other_before_both_are_in(cast: Cast) -> None:
    engagement = given.completed(cast)
    review = write(cast, engagement, cast.lin_wei)

    with pytest.raises(NotFound):
        review_for(cast.actor(cast.zhao_hai), review.ref)
    assert revealed_reviews_of(cast.haishi.ref, [engagement.ref]) == []
    assert client_reviews(cast) == []
    body = cast.client(cast.zhao_hai).get(f"/en/engagements/{engagement.ref}/")
    assert "按期交付" not in body.content.decode()

    write(cast, engagement, cast.zhao_hai)

    assert [r.ref for r in revealed_reviews_of(cast.haishi.ref, [engagement.ref])] == [
        review.ref
    ]
    assert client_reviews(cast) == [7_500]
    assert timers.due_at("engagements.reveal_reviews", engagement.ref) is None


def test_a_single_review_is_revealed_when_the_window_ends(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    engagement = given.completed(cast)
    write(cast, engagement, cast.lin_wei, score=2)

    frozen_clock.moment = clock.end_of(clock.today() + timedelta(days=30))
    frozen_clock.advance(microseconds=-1)
    timers.sweep()
    assert client_reviews(cast) == []
    frozen_clock.advance(microseconds=1)
    timers.sweep()

    assert client_reviews(cast) == [2_500]
    frozen_clock.advance(hours=1)
    with pytest.raises(WrongState):
        write(cast, engagement, cast.zhao_hai)


def test_nobody_reviews_before_completion(cast: Cast) -> None:
    with pytest.raises(WrongState):
        write(cast, given.active(cast), cast.lin_wei)

    assert Review.objects.count() == 0


def test_a_side_reviews_once_and_changes_nothing_after(cast: Cast) -> None:
    engagement = given.completed(cast)
    write(cast, engagement, cast.lin_wei)

    with pytest.raises(Conflict):
        write(cast, engagement, cast.lin_wei, score=1)

    assert [r.plan for r in Review.objects.all()] == [4]


def test_a_number_outside_1_to_5_is_refused_with_its_field(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        write(cast, given.completed(cast), cast.lin_wei, score=6)

    assert refused.value.field == "plan"
    assert Review.objects.count() == 0


def test_the_reviewed_side_replies_once(cast: Cast) -> None:
    engagement = given.completed(cast)
    review = write(cast, engagement, cast.lin_wei)
    write(cast, engagement, cast.zhao_hai)

    def reply(who: User) -> Review:
        return reply_review(
            ref=review.ref, text="谢谢。", language="zh-hans", actor=cast.actor(who)
        )

    with pytest.raises(NotAllowed):
        reply(cast.lin_wei)
    reply(cast.zhao_hai)
    with pytest.raises(WrongState):
        reply(cast.zhao_hai)

    assert Review.objects.get(pk=review.pk).reply == "谢谢。"


def test_the_completed_engagement_is_a_fact_in_time(cast: Cast) -> None:
    given.completed(cast)

    kinds = CreditEvent.objects.filter(subject=cast.haishi.ref).order_by("number")
    assert list(kinds.values_list("kind", flat=True)) == [
        "engagement_completed",
        "engagement_on_time",
    ]


def test_the_review_is_written_in_the_browser(cast: Cast) -> None:
    engagement = given.completed(cast)
    client = cast.client(cast.lin_wei)
    address = f"/zh-hans/engagements/{engagement.ref}/review/"
    half = {item: "5" for item in ITEMS if item != "cost"}

    refused = client.post(address, {**half, "again": "yes", "text": "很好的合作"})
    taken = client.post(address, {**half, "cost": "4", "again": "no", "text": ""})

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert "很好的合作" in refused.content.decode()
    assert Review.objects.get().language == "zh-hans"
