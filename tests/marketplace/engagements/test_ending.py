import pytest

from credit.cases.models import Case
from credit.events.models import CreditEvent
from marketplace.engagements.actions.agree_termination import agree_termination
from marketplace.engagements.actions.open_dispute import open_dispute
from marketplace.engagements.actions.propose_termination import propose_termination
from marketplace.engagements.actions.state_payment import state_payment
from marketplace.engagements.actions.terminate_engagement import terminate_engagement
from marketplace.engagements.models import Engagement
from marketplace.engagements.refunds import Unfinished, refunds
from marketplace.payments.actions.answer_payment import answer_payment
from marketplace.payments.models import Payment
from marketplace.payments.queries import net_paid
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, WrongState
from portal.parties.queries import ties_between
from tests.marketplace.engagements import given
from tests.people import Cast

pytestmark = pytest.mark.django_db
REASON = "项目方向调整，双方无法继续。"


def pay(cast: Cast, engagement: Engagement, position: int = 1) -> Payment:
    row = given.milestone(engagement, position)
    payment = state_payment(
        milestone_ref=row.ref,
        direction="payment",
        amount_minor=row.amount_minor,
        paid_on=clock.today(),
        actor=cast.actor(cast.lin_wei),
    )
    return answer_payment(
        ref=payment.ref, is_confirmed=True, actor=cast.actor(cast.zhao_hai)
    )


@pytest.mark.parametrize(
    ("by", "begun", "reworks", "any_begun", "owed"),
    [
        ("client", False, False, False, 1000),  # before the start: 100 %
        ("provider", True, False, True, 1000),  # the organization leaves: 100 %
        ("client", True, True, True, 500),  # refused after two reworks: 50 %
        ("client", False, False, True, 800),  # not begun yet: 80 %
        ("client", True, False, True, 0),  # begun: nothing by the table
    ],
)
def test_refunds_follow_the_table_and_nothing_else(
    by: str, begun: bool, reworks: bool, any_begun: bool, owed: int
) -> None:
    milestone = Unfinished(
        ref="MIL-1", paid_minor=1000, is_begun=begun, reworks_used_up=reworks
    )

    found = refunds(given.REFUNDS, [milestone], by=by, any_begun=any_begun)

    assert found == ({"MIL-1": owed} if owed else {})


def test_without_a_table_nothing_is_owed() -> None:
    milestone = Unfinished(
        ref="MIL-1", paid_minor=1000, is_begun=True, reworks_used_up=False
    )

    assert refunds([], [milestone], by="provider", any_begun=True) == {}


def test_an_organization_that_leaves_alone_has_abandoned(cast: Cast) -> None:
    engagement = given.active(cast)
    given.accept(cast, engagement)

    terminate_engagement(
        ref=engagement.ref, reason=REASON, actor=cast.actor(cast.zhao_hai)
    )

    assert given.fresh(engagement).status == "terminated_by_provider"
    states = [m.status for m in engagement.milestones.all()]
    assert states == ["released", "refunded", "void"]
    event = CreditEvent.objects.get(subject=cast.haishi.ref)
    assert (event.kind, event.outcome_bp) == ("engagement_abandoned", 0)
    (tie,) = ties_between(cast.haishi.ref, cast.ningbo_tools.ref)
    assert tie.until == clock.today()


def test_an_enterprise_that_leaves_makes_no_fact_about_the_other(cast: Cast) -> None:
    engagement = given.active(cast)

    terminate_engagement(
        ref=engagement.ref, reason=REASON, actor=cast.actor(cast.lin_wei)
    )

    assert given.fresh(engagement).status == "terminated_by_client"
    assert CreditEvent.objects.count() == 0


def test_ending_by_agreement_needs_the_other_side(cast: Cast) -> None:
    engagement = given.active(cast)
    propose_termination(
        ref=engagement.ref, reason=REASON, actor=cast.actor(cast.zhao_hai)
    )

    with pytest.raises(WrongState):
        agree_termination(ref=engagement.ref, actor=cast.actor(cast.zhao_hai))
    assert given.fresh(engagement).status == "active"
    agree_termination(ref=engagement.ref, actor=cast.actor(cast.lin_wei))

    assert given.fresh(engagement).status == "terminated_by_agreement"
    assert CreditEvent.objects.count() == 0


def test_nothing_ends_while_the_institute_mediates(cast: Cast) -> None:
    engagement = given.active(cast)
    row = given.submit(cast, engagement)
    open_dispute(ref=row.ref, reason=REASON, actor=cast.actor(cast.lin_wei))

    with pytest.raises(WrongState):
        terminate_engagement(
            ref=engagement.ref, reason=REASON, actor=cast.actor(cast.lin_wei)
        )

    assert given.fresh(engagement).status == "active"
    case = Case.objects.get()
    assert given.milestone(engagement).mediation_ref == case.ref
    assert (case.milestone_ref, case.about_ref) == (row.ref, engagement.ref)


def test_what_was_paid_comes_back_by_the_table(cast: Cast) -> None:
    engagement = given.active(cast)
    pay(cast, engagement)

    terminate_engagement(
        ref=engagement.ref, reason=REASON, actor=cast.actor(cast.zhao_hai)
    )

    from portal.journal.timeline import timeline

    last = timeline([engagement.ref])[-1].entry
    row = given.milestone(engagement)
    assert last.refunds == {row.ref: row.amount_minor}


def test_a_payment_counts_when_the_other_side_confirms_it(cast: Cast) -> None:
    engagement = given.active(cast)
    row = given.milestone(engagement)
    payment = state_payment(
        milestone_ref=row.ref,
        direction="payment",
        amount_minor=500_000,
        paid_on=clock.today(),
        actor=cast.actor(cast.zhao_hai),
    )
    assert net_paid(engagement.ref) == {}

    with pytest.raises(NotAllowed):
        answer_payment(
            ref=payment.ref, is_confirmed=True, actor=cast.actor(cast.zhao_hai)
        )
    with pytest.raises(NotFound):
        answer_payment(
            ref=payment.ref, is_confirmed=True, actor=cast.actor(cast.stranger)
        )
    answer_payment(ref=payment.ref, is_confirmed=True, actor=cast.actor(cast.lin_wei))

    assert net_paid(engagement.ref) == {row.ref: 500_000}
    with pytest.raises(WrongState):
        answer_payment(
            ref=payment.ref, is_confirmed=False, actor=cast.actor(cast.lin_wei)
        )


def test_the_same_payment_is_recorded_once_while_it_waits(cast: Cast) -> None:
    row = given.milestone(given.active(cast))

    def state() -> Payment:
        return state_payment(
            milestone_ref=row.ref,
            direction="payment",
            amount_minor=500_000,
            paid_on=clock.today(),
            actor=cast.actor(cast.lin_wei),
        )

    state()
    with pytest.raises(Conflict):
        state()

    assert Payment.objects.count() == 1


def test_no_more_is_recorded_than_the_milestone_costs(cast: Cast) -> None:
    row = given.milestone(given.active(cast))

    with pytest.raises(Invalid) as refused:
        state_payment(
            milestone_ref=row.ref,
            direction="payment",
            amount_minor=row.amount_minor + 1,
            paid_on=clock.today(),
            actor=cast.actor(cast.lin_wei),
        )

    assert refused.value.field == "amount"
    assert Payment.objects.count() == 0
