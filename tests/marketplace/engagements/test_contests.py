import pytest
from django.db import IntegrityError, transaction

from credit.events.models import CreditEvent, EventState
from marketplace.engagements.actions.change_certificate import change_certificate
from marketplace.engagements.actions.check_result import check_result
from marketplace.engagements.actions.confirm_result import confirm_result
from marketplace.engagements.actions.release_result import release_result
from marketplace.engagements.actions.settle_contest import settle_contest
from marketplace.engagements.models import Certification, Contest
from marketplace.engagements.reactions import tell
from portal.accounts.models import Membership
from portal.journal.timeline import timeline
from portal.kernel import clock
from portal.kernel.errors import Invalid, NotAllowed, WrongState
from portal.notices.models import Notice
from portal.worklist.models import WorkItem
from tests.marketplace.engagements.certified import (
    DAY,
    REASON,
    by_body,
    by_enterprise,
    contested,
    events,
    fresh,
    propose,
    rejoin,
    settled,
)
from tests.people import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def released(cast: Cast) -> Certification:
    row = by_body(cast)
    release_result(ref=row.ref, actor=cast.actor(cast.lin_wei))
    return row


def withdrawn(cast: Cast, row: Certification) -> None:
    change_certificate(
        ref=row.ref,
        status="withdrawn",
        on=DAY,
        note="x",
        actor=cast.actor(cast.sun_qi),
    )


def work(row: Certification) -> tuple[str, str, str]:
    found = WorkItem.objects.get(ref=row.ref, closed_at=None)
    return found.stands, found.next_step, found.excluded_ref


def test_a_proposed_answer_moves_nothing_and_waits_for_another_officer(
    cast: Cast,
) -> None:
    row = released(cast)
    contested(cast, row, cast.lin_wei)

    propose(cast, row, is_upheld=True, by=cast.wang_min)

    assert fresh(row).standing == "contested"
    assert [s.state for s in EventState.objects.all()] == ["objected"]
    assert work(row) == ("proposed", "decide", cast.wang_min.ref)
    with pytest.raises(NotAllowed):
        settle_contest(ref=row.ref, confirms=True, actor=cast.actor(cast.wang_min))
    assert fresh(row).standing == "contested"


def test_without_a_proposal_nothing_is_decided(cast: Cast) -> None:
    row = released(cast)
    contested(cast, row, cast.lin_wei)

    with pytest.raises(WrongState):
        settle_contest(ref=row.ref, confirms=True, actor=cast.actor(cast.li_na))

    assert Contest.objects.get().closed_at is None


def test_a_second_proposal_waits_until_the_first_is_decided(cast: Cast) -> None:
    row = released(cast)
    contested(cast, row, cast.lin_wei)
    propose(cast, row, is_upheld=True, by=cast.wang_min)

    with pytest.raises(WrongState):
        propose(cast, row, is_upheld=False, by=cast.li_na)

    assert Contest.objects.get().proposed_by == cast.wang_min.ref


def test_a_proposal_sent_back_starts_again_with_what_it_lacks(cast: Cast) -> None:
    row = released(cast)
    contested(cast, row, cast.lin_wei)
    propose(cast, row, is_upheld=True, by=cast.wang_min)
    second = cast.actor(cast.wu_jie)

    with pytest.raises(Invalid) as refused:
        settle_contest(ref=row.ref, confirms=False, note=" ", actor=second)
    settle_contest(ref=row.ref, confirms=False, note=REASON, actor=second)

    assert refused.value.field == "note"
    assert work(row) == ("contest_sent_back", "answer_contest", "")
    contest = Contest.objects.get()
    assert (contest.proposed_by, contest.upheld, contest.return_note) == (
        "",
        None,
        REASON,
    )
    settled(cast, row, is_upheld=False)
    assert fresh(row).standing == "body"


def test_the_database_refuses_one_person_for_both_steps(cast: Cast) -> None:
    row = released(cast)
    contested(cast, row, cast.lin_wei)

    for proposed, decided in (("USR-1", "USR-1"), ("", "USR-1"), ("USR-1", "")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Contest.objects.update(
                closed_at=clock.now(), proposed_by=proposed, decided_by=decided
            )


def test_an_officer_who_is_no_approver_decides_nothing(cast: Cast) -> None:
    row = released(cast)
    contested(cast, row, cast.lin_wei)
    propose(cast, row, is_upheld=True, by=cast.wang_min)

    with pytest.raises(NotAllowed):
        settle_contest(ref=row.ref, confirms=True, actor=cast.actor(cast.li_na))
    page = cast.client(cast.li_na).get(f"/en/institute/certifications/{row.ref}/")

    assert fresh(row).standing == "contested"
    assert Contest.objects.get().decided_by == ""
    assert "Only an approver of the institute decides" in page.content.decode()
    assert 'name="confirms"' not in page.content.decode()


def test_who_checked_is_the_second_only_where_no_other_approver_is(cast: Cast) -> None:
    row = by_enterprise(cast)
    wu_jie = cast.actor(cast.wu_jie)
    check_result(ref=row.ref, is_found=True, source="cx", actor=wu_jie)
    contested(cast, row, cast.lin_wei)
    propose(cast, row, is_upheld=True, by=cast.li_na)
    other = Membership.objects.filter(user=cast.wang_min)
    other.update(role=Membership.Role.APPROVER)

    with pytest.raises(NotAllowed):
        settle_contest(ref=row.ref, confirms=True, actor=wu_jie)
    assert fresh(row).standing == "contested"

    other.update(role=Membership.Role.OFFICER)
    settle_contest(ref=row.ref, confirms=True, actor=wu_jie)

    assert fresh(row).standing == "struck"


def test_a_contested_result_is_neither_checked_nor_confirmed_past_the_contest(
    cast: Cast,
) -> None:
    row = by_enterprise(cast)
    rejoin(cast)
    contested(cast, row, cast.lin_wei)

    with pytest.raises(WrongState):
        check_result(
            ref=row.ref, is_found=True, source="cx", actor=cast.actor(cast.wang_min)
        )
    with pytest.raises(WrongState):
        confirm_result(ref=row.ref, actor=cast.actor(cast.sun_qi))

    assert fresh(row).standing == "contested"


def test_both_sides_and_the_body_are_told_of_a_contest_and_its_answer(
    cast: Cast,
) -> None:
    row = released(cast)
    contested(cast, row, cast.lin_wei)
    settled(cast, row, is_upheld=False)

    for recorded in timeline([row.ref]):
        if recorded.row.kind in {"ResultContested", "ContestSettled"}:
            tell(recorded)

    def told(kind: str) -> set[str]:
        rows = Notice.objects.filter(kind=kind)
        return set(rows.values_list("user_ref", flat=True))

    others = {cast.zhao_hai.ref, cast.sun_qi.ref}
    assert told("engagements.result_contested") == others
    assert told("engagements.contest_settled") == {cast.lin_wei.ref, *others}


def test_the_owner_of_a_bodys_account_does_not_speak_for_its_audits(
    cast: Cast,
) -> None:
    row = by_enterprise(cast)
    Membership.objects.create(
        user=cast.sun_qi,
        party=cast.zhongheng,
        role="owner",
        since=DAY,
        authority_until=clock.today(),
    )
    owner = cast.actor(cast.sun_qi)
    assert owner.speaks_for(cast.zhongheng.ref)

    with pytest.raises(NotAllowed):
        confirm_result(ref=row.ref, actor=owner)

    assert fresh(row).standing == "awaiting_check"


@pytest.mark.parametrize(
    ("standing", "weight"),
    [
        ("body", 10_000),
        ("checked", 5_000),
        ("awaiting_check", None),
        ("refuted", None),
        ("contested", None),
        ("struck", None),
    ],
)
def test_a_withdrawal_counts_as_far_as_somebody_stands_behind_the_result(
    cast: Cast, standing: str, weight: int | None
) -> None:
    row = released(cast)
    Certification.objects.update(standing=standing)

    withdrawn(cast, row)

    rows = [w for kind, w in events(cast) if kind == "certificate_withdrawn"]
    assert rows == ([weight] if weight else [])
    assert bool(fresh(row).withdrawn_event_ref) == bool(weight)


def test_a_withdrawal_before_the_release_is_posted_with_it_once(cast: Cast) -> None:
    row = by_body(cast)
    withdrawn(cast, row)
    assert events(cast) == []

    release_result(ref=row.ref, actor=cast.actor(cast.lin_wei))

    assert events(cast) == [
        ("certificate_granted", 10_000),
        ("certificate_withdrawn", 10_000),
    ]


def test_the_bodys_word_makes_a_half_withdrawal_whole(cast: Cast) -> None:
    row = released(cast)
    Certification.objects.update(standing="checked")
    withdrawn(cast, row)
    half = fresh(row).withdrawn_event_ref

    confirm_result(ref=row.ref, actor=cast.actor(cast.sun_qi))

    whole = CreditEvent.objects.get(ref=fresh(row).withdrawn_event_ref)
    assert (whole.weight_bp, whole.supersedes) == (10_000, half)
    assert [kind for kind, _ in events(cast)].count("certificate_withdrawn") == 2


@pytest.mark.parametrize(
    ("is_upheld", "state", "status"),
    [(True, "voided", "granted"), (False, "active", "withdrawn")],
)
def test_a_contested_withdrawal_is_struck_or_stands_and_the_grant_is_untouched(
    cast: Cast, is_upheld: bool, state: str, status: str
) -> None:
    row = released(cast)
    withdrawn(cast, row)
    event = CreditEvent.objects.get(ref=fresh(row).withdrawn_event_ref)

    contested(cast, row, cast.lin_wei)
    settled(cast, row, is_upheld=is_upheld)

    states = EventState.objects.order_by("pk").values_list("event__ref", "state")
    assert list(states) == [(event.ref, "objected"), (event.ref, state)]
    assert (fresh(row).status, fresh(row).standing) == (status, "body")
    if is_upheld:
        withdrawn(cast, row)
    rows = [kind for kind, _ in events(cast)].count("certificate_withdrawn")
    assert rows == (2 if is_upheld else 1)


def test_the_console_page_shows_proposal_then_decision(cast: Cast) -> None:
    row = released(cast)
    contested(cast, row, cast.lin_wei)
    url = f"/en/institute/certifications/{row.ref}/"

    first = cast.client(cast.wang_min)
    first.post(url, {"is_upheld": "yes", "answer": REASON})
    own, second = first.get(url), cast.client(cast.wu_jie).get(url)
    cast.client(cast.wu_jie).post(url, {"confirms": "yes", "note": ""})

    assert "A second officer decides it" in own.content.decode()
    assert 'name="confirms"' not in own.content.decode()
    assert 'name="confirms"' in second.content.decode()
    assert fresh(row).standing == "struck"


def test_who_checked_the_result_is_told_so_instead_of_a_form_that_is_refused(
    cast: Cast,
) -> None:
    row = by_enterprise(cast)
    check_result(
        ref=row.ref, is_found=True, source="cx", actor=cast.actor(cast.wang_min)
    )
    contested(cast, row, cast.lin_wei)
    url = f"/en/institute/certifications/{row.ref}/"

    own = cast.client(cast.wang_min).get(url).content.decode()
    other = cast.client(cast.wu_jie).get(url).content.decode()

    assert "You checked this result yourself." in own
    assert 'name="answer"' not in own
    assert 'name="answer"' in other


def test_a_stage_that_nobody_dated_is_not_done_and_not_yet_at_once(cast: Cast) -> None:
    row = by_enterprise(cast)
    page = cast.client(cast.lin_wei).get(f"/en/certifications/{row.ref}/")
    assert [step.title for step in page.context["path"][1:3]] == [
        "day not recorded",
        "day not recorded",
    ]
