"""Objections, appeals and repairs: marked at once, answered by two other persons."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from credit.cases.actions.decide_review import decide_review
from credit.cases.actions.extend_objection import extend_objection
from credit.cases.actions.file_appeal import file_appeal
from credit.cases.actions.file_objection import file_objection
from credit.cases.actions.propose_answer import propose_answer
from credit.cases.actions.request_repair import request_repair
from credit.cases.actions.transfer_review import transfer_review
from credit.cases.actions.withdraw_review import withdraw_review
from credit.cases.models import Appeal, Objection, Repair, Review
from credit.cases.queries import review_for
from credit.events.models import CreditEvent
from credit.events.record import Fact, record
from credit.publish.cards import cards_for
from portal.agreements.load import load_texts
from portal.agreements.models import Signature
from portal.deadlines import timers
from portal.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, WrongState
from tests.credit.cases.conftest import Desk


def states(event: CreditEvent) -> list[str]:
    return [row.state for row in event.states.order_by("pk")]


def answered(desk: Desk, review: Review, *, grants: bool, **more: str) -> Review:
    propose_answer(
        ref=review.ref, grants=grants, reasons="Looked at.", actor=desk.li_na, **more
    )
    return decide_review(ref=review.ref, seen=1, actor=desk.zhou_ping)


def objected(desk: Desk) -> Objection:
    return file_objection(
        event_ref=desk.event().ref, text="Wrong.", actor=desk.zhao_hai
    )


def test_an_objection_marks_the_event_in_the_same_moment(desk: Desk) -> None:
    desk.effective()

    objection = objected(desk)

    assert states(desk.event()) == ["objected"]
    due = timers.due_at("cases.objection", objection.ref)
    # Effective on Tuesday 24 November; five working days on: 1 December.
    assert due == datetime(2026, 12, 1, 15, 59, 59, 999999, tzinfo=UTC)


def test_an_approver_gives_eight_working_days_in_all_and_only_once(desk: Desk) -> None:
    desk.effective()
    objection = objected(desk)
    with pytest.raises(NotAllowed):
        extend_objection(ref=objection.ref, reasons="Facts asked.", actor=desk.li_na)

    extend_objection(ref=objection.ref, reasons="Facts asked.", actor=desk.zhou_ping)

    assert timers.due_at("cases.objection", objection.ref) == datetime(
        2026, 12, 4, 15, 59, 59, 999999, tzinfo=UTC
    )
    with pytest.raises(WrongState):
        extend_objection(ref=objection.ref, reasons="More.", actor=desk.zhou_ping)


def test_silence_on_an_objection_decides_nothing(desk: Desk) -> None:
    desk.effective()
    objection = objected(desk)

    desk.to_next_deadline("cases.objection", objection.ref)

    assert Objection.objects.get().status == "submitted"
    assert states(desk.event()) == ["objected"]


def test_an_upheld_objection_leaves_no_trace_in_the_standing(desk: Desk) -> None:
    before = cards_for([desk.cast.haishi.ref])[desk.cast.haishi.ref]
    case = desk.effective("serious", "suspend_listing")
    during = cards_for([desk.cast.haishi.ref])[desk.cast.haishi.ref]
    assert during.grade is not None

    answered(desk, objected(desk), grants=True)

    after = cards_for([desk.cast.haishi.ref])[desk.cast.haishi.ref]
    assert states(desk.event()) == ["objected", "voided"]
    assert (after.grade, after.points_hundredths) == (
        before.grade,
        before.points_hundredths,
    )
    assert desk.again(case).status == "annulled"
    assert desk.again(case).decision.unpublished_at is not None


def test_a_rejected_objection_takes_the_mark_away(desk: Desk) -> None:
    case = desk.effective()

    answered(desk, objected(desk), grants=False)

    assert states(desk.event()) == ["objected", "active"]
    assert desk.again(case).status == "effective"
    with pytest.raises(Conflict):
        objected(desk)


def test_a_withdrawn_objection_takes_the_mark_away(desk: Desk) -> None:
    desk.effective()
    objection = objected(desk)

    withdraw_review(ref=objection.ref, actor=desk.zhao_hai)

    assert states(desk.event()) == ["objected", "active"]


@pytest.mark.parametrize("name", ["wang_min", "wu_jie"])
def test_who_had_a_hand_in_the_decision_does_not_answer(desk: Desk, name: str) -> None:
    desk.effective()
    objection = objected(desk)

    with pytest.raises(NotAllowed):
        propose_answer(
            ref=objection.ref, grants=False, reasons="No.", actor=getattr(desk, name)
        )

    assert Objection.objects.get().status == "submitted"


def test_one_person_alone_does_not_answer(desk: Desk) -> None:
    desk.effective()
    objection = objected(desk)
    propose_answer(ref=objection.ref, grants=True, reasons="Yes.", actor=desk.zhou_ping)

    with pytest.raises(NotAllowed):
        decide_review(ref=objection.ref, seen=1, actor=desk.zhou_ping)

    assert states(desk.event()) == ["objected"]


def test_another_institute_answers_where_nobody_here_may(desk: Desk) -> None:
    desk.effective()
    objection = objected(desk)

    transfer_review(
        ref=objection.ref,
        to_institute=desk.cast.suzhou_institute.ref,
        actor=desk.wang_min,
    )
    propose_answer(ref=objection.ref, grants=False, reasons="No.", actor=desk.gao_lei)

    assert Objection.objects.get().proposed_by == desk.cast.gao_lei.ref


def test_only_the_subject_objects(desk: Desk) -> None:
    desk.effective()

    with pytest.raises(NotFound):
        file_objection(event_ref=desk.event().ref, text="No.", actor=desk.lin_wei)

    assert not Objection.objects.exists()


def test_an_ended_record_is_not_objected_to(desk: Desk) -> None:
    case = desk.effective("minor")
    desk.to_next_deadline("cases.publication", case.ref)

    with pytest.raises(WrongState):
        objected(desk)

    assert states(desk.event()) == ["ended"]


def test_an_annulling_appeal_voids_the_event(desk: Desk) -> None:
    case = desk.effective()
    appeal = file_appeal(case_ref=case.ref, text="Too hard.", actor=desk.zhao_hai)
    assert states(desk.event()) == ["objected"]

    answered(desk, appeal, grants=True)

    assert states(desk.event()) == ["objected", "voided"]
    assert desk.again(case).status == "annulled"


def test_a_changing_appeal_puts_another_event_in_the_place(desk: Desk) -> None:
    case = desk.effective("serious")
    appeal = file_appeal(case_ref=case.ref, text="Too hard.", actor=desk.zhao_hai)

    answered(desk, appeal, grants=True, finding="complaint_upheld", severity="minor")

    old, new = CreditEvent.objects.order_by("number")
    assert states(old) == ["objected", "voided"]
    assert (new.kind, new.supersedes, states(new)) == (
        "complaint_upheld_minor",
        old.ref,
        [],
    )
    case = desk.again(case)
    assert (case.status, case.decision.event_ref) == ("effective", new.ref)


def test_an_appeal_before_effect_marks_the_event_when_it_comes(desk: Desk) -> None:
    case = desk.served()
    appeal = file_appeal(case_ref=case.ref, text="Too hard.", actor=desk.zhao_hai)
    propose_answer(ref=appeal.ref, grants=False, reasons="No.", actor=desk.li_na)
    with pytest.raises(WrongState):
        decide_review(ref=appeal.ref, seen=1, actor=desk.zhou_ping)

    desk.to_next_deadline("cases.effect", case.ref)

    assert states(desk.event()) == ["objected"]


def test_an_appeal_after_fifteen_working_days_is_refused(desk: Desk) -> None:
    case = desk.effective()
    desk.to_next_deadline("cases.appeal_window", case.ref)

    with pytest.raises(WrongState):
        file_appeal(case_ref=case.ref, text="Late.", actor=desk.zhao_hai)

    assert not Appeal.objects.exists()


def test_repair_is_refused_before_the_least_period(desk: Desk) -> None:
    load_texts()
    desk.effective("general")

    with pytest.raises(WrongState) as refused:
        request_repair(
            event_ref=desk.event().ref, text="Paid.", pledged=True, actor=desk.zhao_hai
        )

    assert "2027" in str(refused.value.message)
    assert not Repair.objects.exists()


def test_repair_needs_the_pledge(desk: Desk) -> None:
    load_texts()
    desk.effective("general")
    desk.clock.advance(days=90)

    with pytest.raises(Invalid) as refused:
        request_repair(
            event_ref=desk.event().ref, text="Paid.", pledged=False, actor=desk.zhao_hai
        )

    assert refused.value.field == "pledged"
    assert not Signature.objects.exists()


def test_a_granted_repair_ends_the_publication_exactly(desk: Desk) -> None:
    load_texts()
    case = desk.effective("general")
    desk.clock.advance(days=90)
    repair = request_repair(
        event_ref=desk.event().ref, text="Paid.", pledged=True, actor=desk.zhao_hai
    )
    assert states(desk.event()) == []

    answered(desk, repair, grants=True)

    case = desk.again(case)
    assert states(desk.event()) == ["repaired"]
    assert (case.status, case.decision.unpublished_at) == ("closed", desk.clock.moment)
    assert Signature.objects.get().about_ref == desk.event().ref
    assert timers.due_at("cases.publication", case.ref) is None


def test_a_repeat_of_the_same_kind_is_not_repaired(desk: Desk) -> None:
    load_texts()
    desk.effective("general")
    first = desk.event()
    desk.clock.advance(days=90)
    record(
        Fact(
            subject=first.subject,
            source_class="decision",
            kind=first.kind,
            severity="general",
            valid_from=desk.clock.moment,
            source_entry="CMP-LATER#1",
        )
    )

    with pytest.raises(WrongState):
        request_repair(
            event_ref=first.ref, text="Paid.", pledged=True, actor=desk.zhao_hai
        )

    assert not Repair.objects.exists()


def test_a_won_appeal_survives_the_refused_appeal_of_the_other_side(
    desk: Desk,
) -> None:
    case = desk.effective()
    won = file_appeal(case_ref=case.ref, text="Too hard.", actor=desk.zhao_hai)
    lost = file_appeal(case_ref=case.ref, text="Too mild.", actor=desk.lin_wei)
    answered(desk, won, grants=True)

    answered(desk, lost, grants=False)

    assert states(desk.event())[-1] == "voided"


@pytest.mark.parametrize("end", ["refused", "withdrawn"])
def test_a_won_appeal_survives_the_end_of_an_objection(desk: Desk, end: str) -> None:
    case = desk.effective()
    objection = objected(desk)
    appeal = file_appeal(case_ref=case.ref, text="Too hard.", actor=desk.zhao_hai)
    answered(desk, appeal, grants=True)

    if end == "refused":
        answered(desk, objection, grants=False)
    else:
        withdraw_review(ref=objection.ref, actor=desk.zhao_hai)

    assert states(desk.event())[-1] == "voided"


def test_a_granted_repair_survives_a_refused_objection(desk: Desk) -> None:
    load_texts()
    desk.effective("general")
    desk.clock.advance(days=90)
    objection = objected(desk)
    repair = request_repair(
        event_ref=desk.event().ref, text="Paid.", pledged=True, actor=desk.zhao_hai
    )
    answered(desk, repair, grants=True)

    answered(desk, objection, grants=False)

    assert states(desk.event()) == ["objected", "repaired"]


def test_the_mark_stays_while_the_other_sides_appeal_is_open(desk: Desk) -> None:
    case = desk.served()
    mine = file_appeal(case_ref=case.ref, text="Too hard.", actor=desk.zhao_hai)
    other = file_appeal(case_ref=case.ref, text="Too mild.", actor=desk.lin_wei)
    desk.to_next_deadline("cases.effect", case.ref)

    answered(desk, mine, grants=False)
    assert states(desk.event())[-1] == "objected"

    answered(desk, other, grants=False)
    assert states(desk.event())[-1] == "active"


@pytest.mark.parametrize("severity", ["general", "serious"])
def test_an_appeal_never_makes_a_decision_harder_unheard(
    desk: Desk, severity: str
) -> None:
    case = desk.effective("minor")
    appeal = file_appeal(case_ref=case.ref, text="Too mild.", actor=desk.lin_wei)

    with pytest.raises(Invalid) as refused:
        propose_answer(
            ref=appeal.ref,
            grants=True,
            reasons="It was graver.",
            finding="complaint_upheld",
            severity=severity,
            actor=desk.li_na,
        )

    assert refused.value.field == "finding"
    assert "new complaint" in str(refused.value.message)
    assert Appeal.objects.get().status == "submitted"
    assert desk.again(case).decision.severity == "minor"


def test_the_other_side_reads_an_appeal_and_strangers_do_not(desk: Desk) -> None:
    case = desk.effective()
    appeal = file_appeal(case_ref=case.ref, text="Too mild.", actor=desk.lin_wei)

    assert review_for(desk.zhao_hai, appeal.ref) == appeal
    with pytest.raises(NotFound):
        review_for(desk.gao_lei, appeal.ref)


def test_the_other_side_is_offered_no_step_of_an_appeal(
    desk: Desk, client: Client
) -> None:
    case = desk.effective()
    appeal = file_appeal(case_ref=case.ref, text="Too mild.", actor=desk.lin_wei)
    client.force_login(desk.cast.zhao_hai)

    page = client.get(f"/en/cases/reviews/{appeal.ref}/")

    assert page.status_code == 200
    assert "/withdraw/" not in page.content.decode()


@pytest.mark.parametrize(
    ("name", "is_offered"),
    [("wang_min", False), ("wu_jie", False), ("zhou_ping", True)],
)
def test_sending_back_is_offered_only_to_whoever_may(
    desk: Desk, name: str, is_offered: bool
) -> None:
    """Wang Min proposed and Wu Jie decided the case that this is about."""
    desk.effective()
    objection = objected(desk)
    propose_answer(ref=objection.ref, grants=True, reasons="Yes.", actor=desk.li_na)
    officer = {
        "wang_min": desk.cast.wang_min,
        "wu_jie": desk.cast.wu_jie,
        "zhou_ping": desk.second_approver,
    }[name]

    page = desk.cast.client(officer).get(f"/en/institute/reviews/{objection.ref}/")

    assert (f"/{objection.ref}/return/" in page.content.decode()) == is_offered
