from datetime import timedelta

import pytest

from marketplace.engagements.actions.agree_shares import agree_shares
from marketplace.engagements.actions.open_engagement import open_engagement
from marketplace.engagements.actions.propose_shares import propose_shares
from marketplace.engagements.actions.sign_contract import sign_contract
from marketplace.engagements.contract import contract_summary
from marketplace.engagements.models import Engagement
from portal.accounts.actors import SYSTEM
from portal.accounts.models import Membership
from portal.deadlines import timers
from portal.kernel import clock
from portal.kernel.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    WrongState,
)
from portal.parties.queries import ties_between
from tests.conftest import FrozenClock
from tests.marketplace.engagements import given
from tests.people import Cast

pytestmark = pytest.mark.django_db


def test_an_award_opens_one_engagement_however_often_it_is_told(cast: Cast) -> None:
    terms = given.terms(cast)

    first = open_engagement(terms=terms, actor=SYSTEM)
    second = open_engagement(terms=terms, actor=SYSTEM)

    assert first.pk == second.pk
    assert first.status == "pending_signatures"
    assert [m.amount_minor for m in first.milestones.all()] == list(given.AMOUNTS)
    assert {m.status for m in first.milestones.all()} == {"planned"}
    assert given.kinds(first.ref) == ["EngagementOpened"]


def test_work_begins_with_the_second_signature(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    engagement = given.opened(cast)

    given.sign(cast, engagement, cast.lin_wei)
    assert given.fresh(engagement).status == "pending_signatures"
    given.sign(cast, engagement, cast.zhao_hai)

    found = given.fresh(engagement)
    assert found.status == "active"
    assert given.milestone(engagement, 1).status == "funded"
    assert given.milestone(engagement, 2).status == "planned"
    # Monday 23 November 2026 plus 10 working days, then 20 more
    assert given.milestone(engagement, 1).due_on.isoformat() == "2026-12-07"
    assert given.milestone(engagement, 2).due_on.isoformat() == "2027-01-05"
    assert timers.due_at("engagements.signatures", engagement.ref) is None
    ties = ties_between(cast.haishi.ref, cast.ningbo_tools.ref)
    assert [tie.kind for tie in ties] == ["paid_engagement"]


def test_the_same_side_signs_once(cast: Cast) -> None:
    engagement = given.sign(cast, given.opened(cast), cast.lin_wei)

    with pytest.raises(Conflict):
        given.sign(cast, engagement, cast.lin_wei)

    assert given.kinds(engagement.ref) == ["EngagementOpened", "ContractSigned"]


def test_terms_that_changed_since_they_were_read_are_not_signed(cast: Cast) -> None:
    engagement = given.opened(cast)
    seen = contract_summary(given.fresh(engagement)).sha256
    Engagement.objects.update(acceptance_by_silence=False)

    with pytest.raises(Conflict):
        sign_contract(ref=engagement.ref, terms=seen, actor=cast.actor(cast.lin_wei))

    assert given.fresh(engagement).enterprise_signed_at is None


def test_a_stranger_finds_nothing_to_sign(cast: Cast) -> None:
    engagement = given.opened(cast)

    with pytest.raises(NotFound):
        given.sign(cast, engagement, cast.feng_bo)


def test_a_member_whose_authority_is_not_checked_may_not_sign(cast: Cast) -> None:
    Membership.objects.filter(user=cast.lin_wei).update(authority_until=None)
    engagement = given.opened(cast)

    with pytest.raises(NotAllowed):
        given.sign(cast, engagement, cast.lin_wei)

    assert given.fresh(engagement).enterprise_signed_at is None


def test_thirty_days_without_both_signatures_let_it_lapse(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    engagement = given.sign(cast, given.opened(cast), cast.lin_wei)

    frozen_clock.moment = clock.end_of(clock.today() + timedelta(days=30))
    frozen_clock.advance(microseconds=-1)
    timers.sweep()
    assert given.fresh(engagement).status == "pending_signatures"
    frozen_clock.advance(microseconds=1)
    timers.sweep()

    assert given.fresh(engagement).status == "lapsed"
    assert given.milestone(engagement).status == "void"
    with pytest.raises(WrongState):
        given.sign(cast, engagement, cast.zhao_hai)


def test_shares_count_when_both_sides_agreed_on_the_same_ones(cast: Cast) -> None:
    engagement = given.opened(cast)
    shares = {cast.chen_yu_person.ref: 10_000}

    propose_shares(ref=engagement.ref, shares=shares, actor=cast.actor(cast.zhao_hai))
    assert not given.fresh(engagement).shares_agreed
    agree_shares(ref=engagement.ref, shares=shares, actor=cast.actor(cast.lin_wei))

    assert given.fresh(engagement).shares_agreed


def test_shares_that_do_not_add_up_change_nothing(cast: Cast) -> None:
    engagement = given.opened(cast)

    with pytest.raises(Invalid) as refused:
        propose_shares(
            ref=engagement.ref,
            shares={cast.chen_yu_person.ref: 9_999},
            actor=cast.actor(cast.zhao_hai),
        )

    assert refused.value.field == "shares"
    assert [s.share_bp for s in engagement.shares.all()] == [10_000]
    assert given.kinds(engagement.ref) == ["EngagementOpened"]


def test_nobody_agrees_to_shares_that_were_not_shown(cast: Cast) -> None:
    engagement = given.opened(cast)

    with pytest.raises(Conflict):
        agree_shares(
            ref=engagement.ref,
            shares={cast.chen_yu_person.ref: 5_000},
            actor=cast.actor(cast.lin_wei),
        )


def test_a_new_proposal_of_shares_takes_back_the_other_sides_agreement(
    cast: Cast,
) -> None:
    engagement = given.opened(cast)
    shares = {cast.chen_yu_person.ref: 10_000}
    agree_shares(ref=engagement.ref, shares=shares, actor=cast.actor(cast.lin_wei))

    propose_shares(ref=engagement.ref, shares=shares, actor=cast.actor(cast.zhao_hai))

    found = given.fresh(engagement)
    assert found.shares_agreed_enterprise is None
    assert found.shares_agreed_provider is not None
