"""No more is confirmed than a milestone costs, and nobody confirms their own word."""

import threading
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from marketplace.engagements.actions.state_payment import state_payment
from marketplace.engagements.models import Milestone
from marketplace.payments.actions.answer_payment import answer_payment
from marketplace.payments.models import MilestoneSum, Payment
from marketplace.payments.queries import net_paid
from portal.accounts.models import User
from portal.kernel import clock
from portal.kernel.errors import Invalid, NotAllowed, WrongState
from tests.marketplace.engagements import given
from tests.people import Cast, build_cast, join
from tests.support.race import race

Press = Callable[[], object]


def state(
    cast: Cast,
    row: Milestone,
    amount: int,
    direction: str = "payment",
    by: User | None = None,
) -> Payment:
    return state_payment(
        milestone_ref=row.ref,
        direction=direction,
        amount_minor=amount,
        paid_on=clock.today(),
        actor=cast.actor(by or cast.lin_wei),
    )


def confirm(cast: Cast, payment: Payment) -> Payment:
    return answer_payment(
        ref=payment.ref, is_confirmed=True, actor=cast.actor(cast.zhao_hai)
    )


def total(row: Milestone) -> tuple[int, int]:
    found = MilestoneSum.objects.get(milestone_ref=row.ref)
    return found.paid_minor, found.refunded_minor


@pytest.mark.django_db
def test_two_statements_that_are_too_much_together_are_confirmed_once(
    cast: Cast,
) -> None:
    row = given.milestone(given.active(cast))
    first, second = state(cast, row, 700_000), state(cast, row, 600_000)

    confirm(cast, first)
    with pytest.raises(WrongState):
        confirm(cast, second)

    assert Payment.objects.get(pk=second.pk).status == "recorded"
    assert net_paid(row.engagement.ref) == {row.ref: 700_000}
    assert total(row) == (700_000, 0)


@pytest.mark.django_db
def test_what_is_confirmed_leaves_only_the_rest_to_record(cast: Cast) -> None:
    row = given.milestone(given.active(cast))
    confirm(cast, state(cast, row, 700_000))

    with pytest.raises(Invalid) as refused:
        state(cast, row, row.amount_minor - 700_000 + 1)
    confirm(cast, state(cast, row, row.amount_minor - 700_000))

    assert refused.value.field == "amount"
    assert total(row) == (row.amount_minor, 0)


@pytest.mark.django_db
def test_no_more_is_paid_back_than_was_paid_and_then_it_may_be_paid_anew(
    cast: Cast,
) -> None:
    row = given.milestone(given.active(cast))
    with pytest.raises(Invalid):
        state(cast, row, 1, "refund")
    confirm(cast, state(cast, row, row.amount_minor))

    confirm(cast, state(cast, row, 200_000, "refund"))
    with pytest.raises(Invalid):
        state(cast, row, row.amount_minor - 200_000 + 1, "refund")
    confirm(cast, state(cast, row, 200_000))

    assert net_paid(row.engagement.ref) == {row.ref: row.amount_minor}
    assert total(row) == (row.amount_minor + 200_000, 200_000)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values", [{"paid_minor": 1_200_001}, {"refunded_minor": 1}], ids=["paid", "back"]
)
def test_the_database_itself_refuses_too_much(
    cast: Cast, values: dict[str, int]
) -> None:
    state(cast, given.milestone(given.active(cast)), 1)

    with pytest.raises(IntegrityError), transaction.atomic():
        MilestoneSum.objects.update(**values)


@pytest.mark.django_db
def test_a_person_of_both_sides_neither_states_nor_confirms(cast: Cast) -> None:
    row = given.milestone(given.active(cast))
    payment = state(cast, row, 500_000)
    join(cast.lin_wei, cast.haishi, "member")
    both = cast.actor(cast.lin_wei)
    assert both.speaks_for(cast.haishi.ref)

    with pytest.raises(NotAllowed):
        answer_payment(ref=payment.ref, is_confirmed=True, actor=both)
    with pytest.raises(NotAllowed):
        state(cast, row, 400_000)

    assert Payment.objects.get().status == "recorded"


@pytest.mark.django_db
def test_who_changed_sides_does_not_confirm_what_they_recorded(cast: Cast) -> None:
    row = given.milestone(given.active(cast))
    payment = state(cast, row, 500_000)
    cast.lin_wei.memberships.update(until=clock.today())
    join(cast.lin_wei, cast.haishi, "member")

    with pytest.raises(NotAllowed):
        answer_payment(
            ref=payment.ref, is_confirmed=True, actor=cast.actor(cast.lin_wei)
        )

    assert Payment.objects.get().status == "recorded"


@pytest.mark.django_db(transaction=True)
def test_two_confirmations_at_once_do_not_exceed_the_milestone() -> None:
    cast = build_cast()
    row = given.milestone(given.active(cast))
    actor = cast.actor(cast.zhao_hai)
    refs = [state(cast, row, amount).ref for amount in (700_000, 600_000, 650_000)]

    outcomes = race(
        [
            lambda ref=ref: answer_payment(ref=ref, is_confirmed=True, actor=actor)
            for ref in refs
        ]
    )

    assert outcomes == ["WrongState", "WrongState", "done"]
    assert Payment.objects.filter(status="confirmed").count() == 1
    assert total(row)[0] <= row.amount_minor


@pytest.mark.django_db(transaction=True)
def test_without_the_sums_lock_both_would_be_confirmed() -> None:
    """The positive control: look first, write later, with nothing in between."""
    cast = build_cast()
    row = given.milestone(given.active(cast))
    refs = [state(cast, row, amount).ref for amount in (700_000, 600_000)]
    looked = threading.Barrier(2)

    def press(ref: str) -> None:
        known = net_paid(row.engagement.ref).get(row.ref, 0)
        payment = Payment.objects.get(ref=ref)
        looked.wait(10)
        if known + payment.amount_minor <= row.amount_minor:
            Payment.objects.filter(ref=ref).update(status="confirmed")

    race([lambda ref=ref: press(ref) for ref in refs])

    assert net_paid(row.engagement.ref)[row.ref] > row.amount_minor
