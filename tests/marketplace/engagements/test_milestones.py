from datetime import date

import pytest

from marketplace.engagements.actions.accept_milestone import accept_milestone
from marketplace.engagements.actions.open_dispute import open_dispute
from marketplace.engagements.actions.request_changes import request_changes
from marketplace.engagements.actions.settle_milestone import settle_milestone
from marketplace.engagements.actions.submit_deliverable import submit_deliverable
from marketplace.engagements.models import ChangeRequest, Deliverable
from portal.accounts.actors import SYSTEM
from portal.deadlines import timers
from portal.kernel import clock
from portal.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from tests.conftest import FrozenClock
from tests.marketplace.engagements import given
from tests.people import Cast

pytestmark = pytest.mark.django_db
REASON = "第 3 章没有按条款 9.2 写审核发现。"


def send_back(cast: Cast, row: object) -> None:
    request_changes(
        ref=row.ref, reasons=REASON, language="zh-hans", actor=cast.actor(cast.lin_wei)
    )


def test_an_accepted_delivery_is_released_at_once_and_the_next_one_begins(
    cast: Cast,
) -> None:
    engagement = given.active(cast)

    given.accept(cast, engagement)

    first, second = given.milestone(engagement, 1), given.milestone(engagement, 2)
    assert (first.status, second.status) == ("released", "funded")
    assert first.accepted_by == cast.lin_wei.ref
    assert given.kinds(engagement.ref)[-4:] == [
        "DeliverableSubmitted",
        "MilestoneAccepted",
        "MilestoneReleased",
        "MilestoneFunded",
    ]


def test_a_delivery_needs_a_file_of_this_milestone(cast: Cast) -> None:
    engagement = given.active(cast)
    row = given.milestone(engagement)
    actor = cast.actor(cast.zhao_hai)
    foreign = given.stored(given.milestone(engagement, 2).ref, actor)

    for refs in ([], [foreign.ref]):
        with pytest.raises(Invalid) as refused:
            submit_deliverable(
                ref=row.ref, file_refs=refs, note="", language="en", actor=actor
            )
        assert refused.value.field == "file"

    assert given.milestone(engagement).status == "funded"
    assert Deliverable.objects.count() == 0


def test_a_practitioner_at_work_hands_in_a_delivery(cast: Cast) -> None:
    engagement = given.active(cast)
    row = given.milestone(engagement)
    actor = cast.actor(cast.chen_yu)

    submit_deliverable(
        ref=row.ref,
        file_refs=[given.stored(row.ref, actor).ref],
        note="",
        language="en",
        actor=actor,
    )

    assert given.milestone(engagement).status == "submitted"


def test_the_enterprise_does_not_deliver_and_the_provider_does_not_accept(
    cast: Cast,
) -> None:
    engagement = given.active(cast)
    row = given.submit(cast, engagement)

    with pytest.raises(NotAllowed):
        accept_milestone(ref=row.ref, actor=cast.actor(cast.zhao_hai))
    with pytest.raises(NotFound):
        accept_milestone(ref=row.ref, actor=cast.actor(cast.stranger))

    assert given.milestone(engagement).status == "submitted"


def test_a_second_acceptance_is_refused_and_leaves_no_trace(cast: Cast) -> None:
    engagement = given.active(cast)
    given.accept(cast, engagement)
    before = given.kinds(engagement.ref)

    with pytest.raises(WrongState):
        accept_milestone(
            ref=given.milestone(engagement).ref, actor=cast.actor(cast.lin_wei)
        )

    assert given.kinds(engagement.ref) == before


def test_a_delivery_is_sent_back_twice_at_most(cast: Cast) -> None:
    engagement = given.active(cast)
    for _round in range(2):
        send_back(cast, given.submit(cast, engagement))
    row = given.submit(cast, engagement)

    with pytest.raises(WrongState, match=r"mediate|调解"):
        send_back(cast, row)

    found = given.milestone(engagement)
    assert (found.status, found.reworks, found.submissions) == ("submitted", 2, 3)
    assert ChangeRequest.objects.count() == 2


def test_sending_back_needs_reasons(cast: Cast) -> None:
    engagement = given.active(cast)
    row = given.submit(cast, engagement)

    with pytest.raises(Invalid) as refused:
        request_changes(
            ref=row.ref, reasons=" \n", language="en", actor=cast.actor(cast.lin_wei)
        )

    assert refused.value.field == "reasons"
    assert given.milestone(engagement).reworks == 0


def test_four_chinese_characters_are_reasons_enough(cast: Cast) -> None:
    engagement = given.active(cast)
    row = given.submit(cast, engagement)

    request_changes(
        ref=row.ref,
        reasons="缺少清单",
        language="zh-hans",
        actor=cast.actor(cast.lin_wei),
    )

    assert given.milestone(engagement).reworks == 1
    assert ChangeRequest.objects.get().reasons == "缺少清单"


def test_lateness_counts_working_days_to_the_first_delivery(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    engagement = given.active(cast)  # due on Monday 7 December
    frozen_clock.set(2026, 12, 10, 3)
    send_back(cast, given.submit(cast, engagement))
    frozen_clock.set(2026, 12, 18, 3)

    given.accept(cast, engagement)

    from portal.journal.timeline import timeline

    accepted = [
        r.entry
        for r in timeline([engagement.ref])
        if type(r.entry).__name__ == "MilestoneAccepted"
    ]
    assert [e.late_working_days for e in accepted] == [3]


@pytest.mark.parametrize(
    ("silence", "state"), [(True, "released"), (False, "mediation")]
)
def test_silence_ends_after_ten_working_days_as_both_signed(
    cast: Cast, frozen_clock: FrozenClock, silence: bool, state: str
) -> None:
    # given: delivered on Monday 23 November 2026; ten working days end on 7 December
    engagement = given.active(cast, silence=silence)
    given.submit(cast, engagement)

    frozen_clock.moment = clock.end_of(date(2026, 12, 7))
    frozen_clock.advance(microseconds=-1)
    timers.sweep()
    assert given.milestone(engagement).status == "submitted"
    frozen_clock.advance(microseconds=1)
    timers.sweep()

    found = given.milestone(engagement)
    assert found.status == state
    assert found.by_silence is silence
    assert timers.sweep() == 0


def test_the_golden_week_does_not_count_as_silence(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    # given: Monday 28 September 2026, before the National Day holiday
    frozen_clock.set(2026, 9, 28, 2)
    engagement = given.active(cast)

    row = given.submit(cast, engagement)

    from portal.kernel import workdays

    due = clock.local_date(timers.due_at("engagements.silence", row.ref))
    assert due == workdays.add_working_days(date(2026, 9, 28), 10)
    assert due > date(2026, 10, 14)


def test_reminders_go_out_after_five_and_nine_working_days(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    engagement = given.active(cast)
    given.submit(cast, engagement)
    seen = []

    for day in (date(2026, 11, 30), date(2026, 12, 4)):
        frozen_clock.moment = clock.end_of(day)
        timers.sweep()
        seen.append(given.kinds(engagement.ref).count("SilenceReminded"))

    assert seen == [1, 2]


def test_a_new_delivery_starts_the_period_anew(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    engagement = given.active(cast)
    row = given.submit(cast, engagement)
    first = timers.due_at("engagements.silence", row.ref)
    frozen_clock.set(2026, 11, 26, 2)
    send_back(cast, row)
    assert timers.due_at("engagements.silence", row.ref) is None
    frozen_clock.set(2026, 11, 30, 2)
    given.submit(cast, engagement)

    assert first == clock.end_of(date(2026, 12, 7))
    assert timers.due_at("engagements.silence", row.ref) == clock.end_of(
        date(2026, 12, 14)
    )


def test_a_dispute_stops_the_clock(cast: Cast) -> None:
    engagement = given.active(cast)
    row = given.submit(cast, engagement)

    open_dispute(ref=row.ref, reason=REASON, actor=cast.actor(cast.zhao_hai))

    assert given.milestone(engagement).status == "mediation"
    assert timers.due_at("engagements.silence", row.ref) is None


def test_a_ruling_settles_once(cast: Cast) -> None:
    engagement = given.active(cast)
    row = given.submit(cast, engagement)
    open_dispute(ref=row.ref, reason=REASON, actor=cast.actor(cast.lin_wei))

    for _time in range(2):
        settle_milestone(
            ref=row.ref, case_ref="CMP-X", to_provider_minor=900_000, actor=SYSTEM
        )

    found = given.milestone(engagement)
    assert (found.status, found.due_to_provider_minor) == ("settled", 900_000)
    assert given.kinds(engagement.ref).count("MilestoneSettled") == 1
    assert given.milestone(engagement, 2).status == "funded"


@pytest.mark.parametrize("amount", [-1, given.AMOUNTS[0] + 1])
def test_a_ruling_splits_no_more_than_the_amount(cast: Cast, amount: int) -> None:
    engagement = given.active(cast)
    row = given.submit(cast, engagement)
    open_dispute(ref=row.ref, reason=REASON, actor=cast.actor(cast.lin_wei))

    with pytest.raises(Invalid):
        settle_milestone(
            ref=row.ref, case_ref="CMP-X", to_provider_minor=amount, actor=SYSTEM
        )

    assert given.milestone(engagement).status == "mediation"


def test_the_last_acceptance_completes_the_engagement(cast: Cast) -> None:
    engagement = given.completed(cast)

    assert engagement.status == "completed"
    assert given.kinds(engagement.ref)[-1] == "EngagementCompleted"
    assert timers.due_at("engagements.reveal_reviews", engagement.ref) is not None
