from datetime import date, timedelta

import pytest

from credit.events.models import CreditEvent, EventState
from marketplace.engagements.actions.accept_plan import accept_plan
from marketplace.engagements.actions.apply_certification import apply_certification
from marketplace.engagements.actions.change_certificate import change_certificate
from marketplace.engagements.actions.check_result import check_result
from marketplace.engagements.actions.close_nonconformity import close_nonconformity
from marketplace.engagements.actions.confirm_result import confirm_result
from marketplace.engagements.actions.contest_result import contest_result
from marketplace.engagements.actions.record_nonconformity import record_nonconformity
from marketplace.engagements.actions.record_result import Result, record_result
from marketplace.engagements.actions.record_stage import record_stage
from marketplace.engagements.actions.release_result import release_result
from marketplace.engagements.actions.settle_contest import settle_contest
from marketplace.engagements.models import Certification, Nonconformity
from portal.accounts.models import Membership
from portal.journal.entries import load
from portal.journal.models import EntryRow
from portal.kernel import clock
from portal.kernel.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    WrongState,
)
from portal.parties.models import Tie
from portal.parties.queries import ties_between
from portal.parties.roles import end_role
from portal.worklist.models import WorkItem
from tests.conftest import FrozenClock
from tests.marketplace.engagements import given
from tests.marketplace.engagements.certified import (
    DAY,
    REASON,
    applied,
    by_body,
    by_enterprise,
    events,
    fresh,
    granted,
    propose,
    rejoin,
    settled,
)
from tests.people import Cast, join

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def test_the_enterprise_chooses_the_body_and_a_tie_is_written(cast: Cast) -> None:
    row = applied(cast)

    assert row.status == "applied"
    ties = ties_between(cast.zhongheng.ref, cast.ningbo_tools.ref)
    assert [tie.kind for tie in ties] == ["certification"]


def test_the_consultant_does_not_choose(cast: Cast) -> None:
    engagement = given.active(cast)

    with pytest.raises(NotAllowed):
        apply_certification(
            ref=engagement.ref,
            body_ref=cast.zhongheng.ref,
            actor=cast.actor(cast.zhao_hai),
        )

    assert Certification.objects.count() == 0


@pytest.mark.parametrize("body", ["haishi", "qiming", "ningbo_institute"])
def test_who_is_no_body_or_consults_is_refused_with_the_reason(
    cast: Cast, body: str
) -> None:
    engagement = given.active(cast)

    with pytest.raises(Invalid) as refused:
        apply_certification(
            ref=engagement.ref,
            body_ref=getattr(cast, body).ref,
            actor=cast.actor(cast.lin_wei),
        )

    assert refused.value.field == "body"
    assert Certification.objects.count() == 0


@pytest.mark.parametrize("other", ["haishi", "ningbo_tools", "chen_yu_person"])
@pytest.mark.parametrize(
    ("months_ago", "is_refused"), [(None, True), (23, True), (25, False)]
)
def test_a_tie_counts_for_24_months_after_its_end(
    cast: Cast, other: str, months_ago: int | None, is_refused: bool
) -> None:
    engagement = given.active(cast)
    until = (
        clock.today() - timedelta(days=months_ago * 30 + months_ago // 2)
        if months_ago
        else None
    )
    Tie.objects.create(
        from_ref=getattr(cast, other).ref,
        to_ref=cast.zhongheng.ref,
        kind=Tie.Kind.EMPLOYMENT,
        since=date(2020, 1, 1),
        until=until,
        source_ref="AFF-OLD",
    )

    def choose() -> None:
        apply_certification(
            ref=engagement.ref,
            body_ref=cast.zhongheng.ref,
            actor=cast.actor(cast.lin_wei),
        )

    if is_refused:
        with pytest.raises(Invalid, match="24"):
            choose()
    else:
        choose()
    assert Certification.objects.exists() is not is_refused


def test_a_second_running_application_is_refused(cast: Cast) -> None:
    row = applied(cast)

    with pytest.raises(Conflict):
        apply_certification(
            ref=row.engagement.ref,
            body_ref=cast.zhongheng.ref,
            actor=cast.actor(cast.lin_wei),
        )


def test_the_stages_come_in_their_order(cast: Cast) -> None:
    row, actor = applied(cast), cast.actor(cast.sun_qi)

    with pytest.raises(WrongState):
        record_stage(ref=row.ref, stage=2, held_on=DAY, actor=actor)
    record_stage(ref=row.ref, stage=1, held_on=DAY, actor=actor)
    with pytest.raises(Invalid):
        record_stage(ref=row.ref, stage=2, held_on=DAY - timedelta(days=1), actor=actor)
    record_stage(ref=row.ref, stage=2, held_on=DAY, actor=actor)

    assert (fresh(row).status, fresh(row).stage2_on) == ("stage2", DAY)


def test_a_body_whose_admission_is_over_records_nothing(cast: Cast) -> None:
    row = applied(cast)
    end_role(party=cast.zhongheng, role="certification_body", actor="system")

    with pytest.raises(NotAllowed):
        record_stage(ref=row.ref, stage=1, held_on=DAY, actor=cast.actor(cast.sun_qi))

    assert fresh(row).status == "applied"


def test_where_the_body_has_an_account_nobody_else_records(cast: Cast) -> None:
    row = applied(cast)

    with pytest.raises(NotAllowed):
        record_result(ref=row.ref, result=granted(), actor=cast.actor(cast.lin_wei))
    with pytest.raises(NotFound):
        record_result(ref=row.ref, result=granted(), actor=cast.actor(cast.stranger))

    assert fresh(row).status == "applied"


def test_no_certificate_while_a_major_nonconformity_is_open(cast: Cast) -> None:
    row, actor = applied(cast), cast.actor(cast.sun_qi)
    found = record_nonconformity(
        ref=row.ref,
        severity="major",
        clause="9.2",
        text="内部审核未覆盖全部部门",
        language="zh-hans",
        found_on=DAY,
        actor=actor,
    )

    with pytest.raises(Invalid, match=r"major|严重"):
        record_result(ref=row.ref, result=granted(), actor=actor)
    close_nonconformity(ref=row.ref, nonconformity=found.pk, closed_on=DAY, actor=actor)
    record_result(ref=row.ref, result=granted(), actor=actor)
    release_result(ref=row.ref, actor=cast.actor(cast.lin_wei))

    assert events(cast) == [("certificate_granted_major_closed", 10_000)]


def minor(cast: Cast, row: Certification, clause: str = "9.2") -> Nonconformity:
    return record_nonconformity(
        ref=row.ref,
        severity="minor",
        clause=clause,
        text="内部审核未覆盖采购过程",
        language="zh-hans",
        found_on=DAY,
        actor=cast.actor(cast.sun_qi),
    )


def test_no_certificate_while_a_minor_one_has_no_accepted_plan(cast: Cast) -> None:
    row, actor = applied(cast), cast.actor(cast.sun_qi)
    found = minor(cast, row)
    with pytest.raises(Invalid, match=r"plan|计划") as refused:
        record_result(ref=row.ref, result=granted(), actor=actor)
    assert refused.value.field == "outcome"
    assert fresh(row).status == "applied"

    plan = {"ref": row.ref, "nonconformity": found.pk, "actor": actor}
    with pytest.raises(Invalid):
        accept_plan(**plan, accepted_on=DAY - timedelta(days=1))
    with pytest.raises(NotAllowed):
        accept_plan(**plan | {"actor": cast.actor(cast.lin_wei)}, accepted_on=DAY)
    accept_plan(**plan, accepted_on=DAY)
    with pytest.raises(WrongState):
        accept_plan(**plan, accepted_on=DAY)
    record_result(ref=row.ref, result=granted(), actor=actor)

    assert fresh(row).status == "granted"
    assert Nonconformity.objects.get().closed_on is None


def test_a_refusal_needs_no_plan_and_a_closed_one_neither(cast: Cast) -> None:
    row, actor = applied(cast), cast.actor(cast.sun_qi)
    found = minor(cast, row)
    close_nonconformity(ref=row.ref, nonconformity=found.pk, closed_on=DAY, actor=actor)
    minor(cast, row, "9.3")
    record_result(ref=row.ref, result=granted(outcome="refused"), actor=actor)

    assert fresh(row).status == "refused"


def test_a_plan_is_not_enough_for_a_major_one(cast: Cast) -> None:
    row, actor = applied(cast), cast.actor(cast.sun_qi)
    found = minor(cast, row)
    Nonconformity.objects.update(severity="major")

    with pytest.raises(WrongState):
        accept_plan(ref=row.ref, nonconformity=found.pk, accepted_on=DAY, actor=actor)


def test_the_page_takes_the_plan_and_says_the_rule(cast: Cast) -> None:
    row = applied(cast)
    found = minor(cast, row)
    client, page = cast.client(cast.sun_qi), f"/en/certifications/{row.ref}/"
    assert "accepted the plan to correct it" in client.get(page).content.decode()
    typed = {"nonconformity": found.pk, "accepted_on": DAY.isoformat()}

    assert client.post(f"{page}plan/", typed).status_code == 302

    assert "open, plan accepted 20 Nov 2026" in client.get(page).content.decode()


def test_a_bodys_finding_counts_only_after_the_enterprises_release(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    row = by_body(cast)
    assert events(cast) == []
    frozen_clock.advance(days=3)

    release_result(ref=row.ref, actor=cast.actor(cast.lin_wei))

    assert events(cast) == [("certificate_granted", 10_000)]
    assert fresh(row).released_at == frozen_clock.moment
    with pytest.raises(WrongState):
        release_result(ref=row.ref, actor=cast.actor(cast.lin_wei))
    assert len(events(cast)) == 1


def test_without_an_account_the_document_is_needed(cast: Cast) -> None:
    Membership.objects.filter(user=cast.sun_qi).delete()
    row = applied(cast)

    with pytest.raises(Invalid) as refused:
        record_result(ref=row.ref, result=granted(), actor=cast.actor(cast.lin_wei))

    assert refused.value.field == "file"
    assert fresh(row).standing == "none"


def test_a_result_recorded_for_the_body_counts_half_after_the_check(
    cast: Cast,
) -> None:
    row = by_enterprise(cast)
    release_result(ref=row.ref, actor=cast.actor(cast.lin_wei))
    assert events(cast) == []
    assert WorkItem.objects.get(ref=row.ref, closed_at=None).next_step == (
        "check_register"
    )

    check_result(
        ref=row.ref, is_found=True, source="cx.cnca.cn", actor=cast.actor(cast.wang_min)
    )
    assert events(cast) == [("certificate_granted", 5_000)]
    assert not WorkItem.objects.filter(ref=row.ref, closed_at=None).exists()
    rejoin(cast)
    confirm_result(ref=row.ref, actor=cast.actor(cast.sun_qi))

    assert events(cast) == [
        ("certificate_granted", 5_000),
        ("certificate_granted", 10_000),
    ]
    half, whole = CreditEvent.objects.filter(subject=cast.haishi.ref).order_by("number")
    assert whole.supersedes == half.ref


def test_what_the_register_does_not_know_does_not_count(cast: Cast) -> None:
    row = by_enterprise(cast)
    release_result(ref=row.ref, actor=cast.actor(cast.lin_wei))

    check_result(
        ref=row.ref, is_found=False, source="cx.cnca.cn", actor=cast.actor(cast.li_na)
    )

    assert fresh(row).standing == "refuted"
    assert events(cast) == []


def test_what_the_officer_searched_for_stands_sealed_in_the_journal(
    cast: Cast,
) -> None:
    row = by_enterprise(cast)

    check_result(
        ref=row.ref, is_found=True, source="林薇的证书", actor=cast.actor(cast.wang_min)
    )

    entry = EntryRow.objects.get(stream=row.ref, kind="ResultChecked")
    assert "source" not in entry.body
    assert load(entry).entry.source.text == "林薇的证书"


def test_only_officers_of_the_responsible_institute_check(cast: Cast) -> None:
    row = by_enterprise(cast)

    with pytest.raises(NotFound):
        check_result(
            ref=row.ref, is_found=True, source="x", actor=cast.actor(cast.gao_lei)
        )
    with pytest.raises(NotAllowed):
        check_result(
            ref=row.ref, is_found=True, source="x", actor=cast.actor(cast.lin_wei)
        )

    assert fresh(row).standing == "awaiting_check"


@pytest.mark.parametrize(
    ("is_upheld", "state", "standing"),
    [(True, "voided", "struck"), (False, "active", "body")],
)
def test_a_contested_result_is_marked_and_then_struck_or_stands(
    cast: Cast, is_upheld: bool, state: str, standing: str
) -> None:
    row = by_body(cast)
    release_result(ref=row.ref, actor=cast.actor(cast.lin_wei))
    contest_result(
        ref=row.ref, reason=REASON, language="zh-hans", actor=cast.actor(cast.lin_wei)
    )
    assert [s.state for s in EventState.objects.all()] == ["objected"]
    assert WorkItem.objects.get(ref=row.ref, closed_at=None).next_step == (
        "answer_contest"
    )

    settled(cast, row, is_upheld=is_upheld)

    assert EventState.objects.order_by("pk").last().state == state
    assert fresh(row).standing == standing
    assert len(events(cast)) == 1


def test_who_checked_a_result_does_not_answer_its_contest(cast: Cast) -> None:
    row = by_enterprise(cast)
    check_result(
        ref=row.ref, is_found=True, source="cx", actor=cast.actor(cast.wang_min)
    )
    rejoin(cast)
    contest_result(
        ref=row.ref, reason=REASON, language="zh-hans", actor=cast.actor(cast.sun_qi)
    )

    with pytest.raises(NotAllowed):
        propose(cast, row, is_upheld=True, by=cast.wang_min)
    propose(cast, row, is_upheld=True, by=cast.li_na)
    with pytest.raises(NotAllowed):
        settle_contest(ref=row.ref, confirms=True, actor=cast.actor(cast.wang_min))
    assert fresh(row).standing == "contested"
    settle_contest(ref=row.ref, confirms=True, actor=cast.actor(cast.wu_jie))

    assert fresh(row).standing == "struck"


def test_a_contested_result_is_not_released_into_the_record(cast: Cast) -> None:
    row = by_body(cast)
    contest_result(
        ref=row.ref, reason=REASON, language="zh-hans", actor=cast.actor(cast.lin_wei)
    )
    release_result(ref=row.ref, actor=cast.actor(cast.lin_wei))
    assert events(cast) == []

    settled(cast, row, is_upheld=False)

    assert events(cast) == [("certificate_granted", 10_000)]


def test_a_withdrawn_certificate_is_a_fact_of_its_own(cast: Cast) -> None:
    row = by_body(cast)
    release_result(ref=row.ref, actor=cast.actor(cast.lin_wei))
    actor = cast.actor(cast.sun_qi)

    for status in ("suspended", "granted", "withdrawn"):
        change_certificate(ref=row.ref, status=status, on=DAY, note="", actor=actor)

    assert [kind for kind, _ in events(cast)] == [
        "certificate_granted",
        "certificate_withdrawn",
    ]
    with pytest.raises(WrongState):
        change_certificate(ref=row.ref, status="granted", on=DAY, note="", actor=actor)


def test_one_certificate_number_is_recorded_once(cast: Cast) -> None:
    by_body(cast)
    engagement = given.active(cast)
    row = apply_certification(
        ref=engagement.ref, body_ref=cast.zhongheng.ref, actor=cast.actor(cast.lin_wei)
    )

    with pytest.raises(Conflict) as refused:
        record_result(ref=row.ref, result=granted(), actor=cast.actor(cast.sun_qi))

    assert refused.value.field == "certificate_number"
    assert fresh(row).status == "applied"


def test_the_result_moves_no_milestone_and_no_payment(cast: Cast) -> None:
    row = applied(cast)
    before = list(row.engagement.milestones.values_list("status", "amount_minor"))

    record_result(
        ref=row.ref,
        result=Result(outcome="refused", decided_on=DAY, note="未覆盖全部过程"),
        actor=cast.actor(cast.sun_qi),
    )

    after = list(row.engagement.milestones.values_list("status", "amount_minor"))
    assert before == after


def test_an_officer_tied_to_a_side_neither_checks_nor_answers(cast: Cast) -> None:
    row = by_enterprise(cast)
    join(cast.wang_min, cast.haishi, "member")
    officer = cast.actor(cast.wang_min)

    with pytest.raises(NotAllowed):
        check_result(ref=row.ref, is_found=True, source="cx", actor=officer)

    assert fresh(row).standing == "awaiting_check"
    page = f"/en/institute/certifications/{row.ref}/"
    shown = cast.client(cast.wang_min).get(page).content.decode()
    assert ("You stand aside" in shown, 'name="source"' in shown) == (True, False)
    check_result(ref=row.ref, is_found=True, source="cx", actor=cast.actor(cast.li_na))
    rejoin(cast)
    contest_result(
        ref=row.ref, reason=REASON, language="zh-hans", actor=cast.actor(cast.sun_qi)
    )
    with pytest.raises(NotAllowed):
        propose(cast, row, is_upheld=True, by=cast.wang_min)
    assert fresh(row).standing == "contested"
