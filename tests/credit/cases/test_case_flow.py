"""From a complaint to an effective decision that counts."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from credit.cases.actions.accept_case import accept_case
from credit.cases.actions.decide_case import decide_case
from credit.cases.actions.decline_case import decline_case
from credit.cases.actions.file_appeal import file_appeal
from credit.cases.actions.propose_decision import propose_decision
from credit.cases.actions.record_findings import record_findings
from credit.cases.actions.record_hearing import record_hearing
from credit.cases.actions.request_hearing import request_hearing
from credit.cases.actions.return_proposal import return_proposal
from credit.cases.actions.transfer_case import transfer_case
from credit.cases.actions.withdraw_case import withdraw_case
from credit.cases.locking import locked_case
from credit.cases.models import Case
from credit.cases.reviewing import locked_review
from credit.events.models import CreditEvent
from portal.deadlines import timers
from portal.journal.entries import load
from portal.journal.models import EntryRow
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid, NotAllowed, WrongState
from portal.worklist.models import WorkItem
from tests.credit.cases.conftest import Desk
from tests.people import join, user


def kinds(case: Case) -> list[str]:
    rows = EntryRow.objects.filter(stream=case.ref).order_by("number")
    return list(rows.values_list("kind", flat=True))


def test_a_complaint_reaches_the_institute_of_the_respondent(desk: Desk) -> None:
    case = desk.filed()

    assert case.status == "submitted"
    assert case.institute_ref == desk.cast.ningbo_institute.ref
    row = WorkItem.objects.get(ref=case.ref)
    assert (row.next_step, row.institute_ref) == ("decide_intake", case.institute_ref)
    # Monday 23 November plus seven working days: Wednesday 2 December, end of day.
    assert row.due_at == datetime(2026, 12, 2, 15, 59, 59, 999999, tzinfo=UTC)


def test_the_same_complaint_twice_is_refused_and_one_stays(desk: Desk) -> None:
    desk.filed()

    with pytest.raises(Conflict) as refused:
        desk.filed()

    assert refused.value.field == "ground"
    assert Case.objects.count() == 1


def test_who_does_not_speak_for_the_enterprise_cannot_complain(desk: Desk) -> None:
    unchecked = user("new.member", "New Member")
    join(unchecked, desk.cast.ningbo_tools, "member", checked=False)

    with pytest.raises(NotAllowed):
        desk.filed(actor=desk.cast.actor(unchecked))

    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("text", {"text": "  "}),
        ("happened_on", {"happened_on": datetime(2027, 1, 1, tzinfo=UTC).date()}),
        ("happened_on", {"happened_on": datetime(2023, 11, 22, tzinfo=UTC).date()}),
    ],
)
def test_a_complaint_names_the_field_that_is_wrong(
    desk: Desk, field: str, more: dict
) -> None:
    with pytest.raises(Invalid) as refused:
        desk.filed(**more)

    assert refused.value.field == field
    assert not Case.objects.exists()


def test_nobody_complains_about_itself(desk: Desk) -> None:
    with pytest.raises(Invalid):
        desk.filed(about_ref=desk.cast.ningbo_tools.ref)


def test_acceptance_tells_the_respondent_and_starts_two_clocks(desk: Desk) -> None:
    case = desk.filed()

    accept_case(ref=case.ref, actor=desk.wang_min)

    case = desk.again(case)
    assert (case.status, case.noticed_at) == ("accepted", desk.clock.moment)
    assert timers.due_at("cases.intake", case.ref) is None
    assert timers.due_at("cases.answer", case.ref) == datetime(
        2026, 12, 7, 15, 59, 59, 999999, tzinfo=UTC
    )
    assert timers.due_at("cases.investigate", case.ref) == datetime(
        2026, 12, 14, 15, 59, 59, 999999, tzinfo=UTC
    )


def test_a_second_acceptance_finds_the_case_moved_on(desk: Desk) -> None:
    case = desk.filed()
    accept_case(ref=case.ref, actor=desk.wang_min)

    with pytest.raises(WrongState):
        accept_case(ref=case.ref, actor=desk.wang_min)

    assert kinds(case) == ["ComplaintFiled", "CaseAccepted"]


def test_a_declined_complaint_is_over_and_off_the_list(desk: Desk) -> None:
    case = desk.filed()

    decline_case(ref=case.ref, reason="no_facts", note="No dates.", actor=desk.wang_min)

    assert desk.again(case).decline_reason == "no_facts"
    assert WorkItem.objects.get(ref=case.ref).closed_at == desk.clock.moment
    assert timers.due_at("cases.intake", case.ref) is None


def test_a_late_intake_is_written_down_and_decides_nothing(desk: Desk) -> None:
    case = desk.filed()

    desk.to_next_deadline("cases.intake", case.ref)

    assert desk.again(case).status == "submitted"
    assert kinds(case) == ["ComplaintFiled", "ClockMissed"]
    assert WorkItem.objects.get(ref=case.ref).due_at < desk.clock.moment


def test_a_complaint_moves_to_another_institute_with_its_clock(desk: Desk) -> None:
    case = desk.filed()
    due = timers.due_at("cases.intake", case.ref)

    transfer_case(
        ref=case.ref,
        to_institute=desk.cast.suzhou_institute.ref,
        actor=desk.wang_min,
    )

    assert timers.due_at("cases.intake", case.ref) == due
    accept_case(ref=case.ref, actor=desk.gao_lei)
    with pytest.raises(NotAllowed):
        decline_case(ref=case.ref, reason="twice", note="", actor=desk.wang_min)


def test_the_complainant_can_withdraw_only_before_findings(desk: Desk) -> None:
    case = desk.with_findings()

    with pytest.raises(WrongState):
        withdraw_case(ref=case.ref, actor=desk.lin_wei)

    assert desk.again(case).status == "findings"


def test_findings_wait_for_the_answer_or_the_end_of_its_time(desk: Desk) -> None:
    case = desk.investigated()
    with pytest.raises(WrongState):
        record_findings(ref=case.ref, findings="It is so.", actor=desk.wang_min)

    desk.to_next_deadline("cases.answer", case.ref)
    record_findings(ref=case.ref, findings="It is so.", actor=desk.wang_min)

    assert desk.again(case).status == "findings"


def test_the_one_who_proposed_cannot_decide(desk: Desk) -> None:
    case = desk.proposed()
    request_hearing(ref=case.ref, wanted=False, actor=desk.zhao_hai)

    with pytest.raises(NotAllowed):
        decide_case(ref=case.ref, seen=1, actor=desk.wang_min)

    assert desk.again(case).decision.decided_at is None


def test_an_officer_who_may_not_approve_cannot_decide(desk: Desk) -> None:
    case = desk.proposed()
    request_hearing(ref=case.ref, wanted=False, actor=desk.zhao_hai)

    with pytest.raises(NotAllowed):
        decide_case(ref=case.ref, seen=1, actor=desk.li_na)


def test_a_decision_waits_for_the_hearing_that_was_asked_for(desk: Desk) -> None:
    case = desk.proposed()
    request_hearing(ref=case.ref, wanted=True, actor=desk.zhao_hai)
    with pytest.raises(WrongState):
        decide_case(ref=case.ref, seen=1, actor=desk.wu_jie)

    record_hearing(ref=case.ref, record_text="Both spoke.", actor=desk.wang_min)
    decide_case(ref=case.ref, seen=1, actor=desk.wu_jie)

    assert desk.again(case).status == "decided"


def test_a_decision_waits_while_a_hearing_can_be_asked_for(desk: Desk) -> None:
    case = desk.proposed()
    with pytest.raises(WrongState):
        decide_case(ref=case.ref, seen=1, actor=desk.wu_jie)

    desk.to_next_deadline("cases.hearing", case.ref)
    decide_case(ref=case.ref, seen=1, actor=desk.wu_jie)

    assert desk.again(case).status == "decided"


def test_a_decision_binds_to_the_proposal_that_was_read(desk: Desk) -> None:
    case = desk.proposed()
    return_proposal(ref=case.ref, reasons="Too heavy.", actor=desk.wu_jie)
    propose_decision(
        ref=case.ref,
        finding="complaint_upheld",
        severity="minor",
        reasons="Lighter.",
        actor=desk.wang_min,
    )
    request_hearing(ref=case.ref, wanted=False, actor=desk.zhao_hai)

    with pytest.raises(Conflict):
        decide_case(ref=case.ref, seen=1, actor=desk.wu_jie)

    assert desk.again(case).status == "proposed"


def test_before_the_decision_is_effective_there_is_no_credit_event(desk: Desk) -> None:
    desk.served()

    assert not CreditEvent.objects.exists()


def test_the_effective_decision_is_one_credit_event_with_its_end(desk: Desk) -> None:
    case = desk.effective("general")

    event = desk.event()
    assert case.status == "effective"
    assert case.decision.event_ref == event.ref
    assert (event.kind, event.severity) == ("complaint_upheld_general", "general")
    assert (event.subject, event.counterparty) == (
        desk.cast.haishi.ref,
        desk.cast.ningbo_tools.ref,
    )
    assert (event.source_class, event.outcome_bp) == ("decision", 0)
    assert event.about == case.ref
    # Effective on 24 November in Shanghai, public for 365 days.
    assert event.public_until == datetime(2027, 11, 23, 16, 0, tzinfo=UTC)


def test_a_sanction_takes_effect_with_the_decision(desk: Desk) -> None:
    case = desk.effective("serious", "suspend_listing")

    assert kinds(case)[-2:] == ["DecisionEffective", "SanctionEffective"]


def test_a_complaint_that_is_not_upheld_closes_without_an_event(desk: Desk) -> None:
    case = desk.with_findings()
    propose_decision(
        ref=case.ref, finding="not_upheld", reasons="No.", actor=desk.wang_min
    )
    decide_case(ref=case.ref, seen=1, actor=desk.wu_jie)
    from credit.cases.actions.serve_decision import serve_decision

    serve_decision(ref=case.ref, way="letter", actor=desk.wang_min)

    desk.to_next_deadline("cases.effect", case.ref)

    assert desk.again(case).status == "closed"
    assert not CreditEvent.objects.exists()


def test_when_publication_ends_the_event_ends_and_the_case_closes(desk: Desk) -> None:
    case = desk.effective("minor", "suspend_listing")

    desk.to_next_deadline("cases.publication", case.ref)

    case = desk.again(case)
    assert case.status == "closed"
    assert case.decision.unpublished_at == desk.clock.moment
    assert desk.event().states.get().state == "ended"
    assert kinds(case)[-2:] == ["PublicationEnded", "SanctionLifted"]


def test_three_years_to_the_day_are_not_too_long_ago(desk: Desk) -> None:
    day = datetime(2023, 11, 23, tzinfo=UTC).date()
    assert desk.filed(happened_on=day).happened_on == day


def test_older_facts_are_refused_with_the_rule(desk: Desk) -> None:
    day = datetime(2023, 11, 22, tzinfo=UTC).date()
    with (
        translation.override("en"),
        pytest.raises(Invalid, match=r"three years \(Civil Code, Article 188\)"),
    ):
        desk.filed(happened_on=day)
    assert not Case.objects.exists()


def test_a_decision_holds_from_the_first_moment_of_the_day_that_was_told(
    desk: Desk,
) -> None:
    case = desk.served()
    told = json.loads(EntryRow.objects.get(kind="DecisionServed").body)
    due = timers.due_at("cases.effect", case.ref)
    assert due is not None
    desk.clock.moment = due + timedelta(hours=7)  # the sweep comes late

    timers.sweep()

    event = desk.event()
    start = clock.start_of(date.fromisoformat(told["effective_on"]))
    assert (due, event.valid_from) == (start, start)
    assert desk.again(case).decision.effective_at == start
    assert event.recorded_at == desk.clock.moment


def test_a_case_and_a_review_lock_their_deadlines_before_themselves(
    desk: Desk,
) -> None:
    case = desk.effective()
    appeal = file_appeal(case_ref=case.ref, text="Too hard.", actor=desk.zhao_hai)
    for take, ref in ((locked_case, case.ref), (locked_review, appeal.ref)):
        with CaptureQueriesContext(connection) as asked, transaction.atomic():
            take(ref)
        reads = [q["sql"] for q in asked if q["sql"].startswith("SELECT")]
        assert "deadlines_deadline" in reads[0]


def test_the_authority_that_an_officer_names_stands_sealed_in_the_journal(
    desk: Desk,
) -> None:
    case = desk.filed()

    transfer_case(ref=case.ref, to_authority="海曙区市场监管局", actor=desk.wang_min)

    row = EntryRow.objects.get(stream=case.ref, kind="CaseTransferred")
    assert json.loads(row.body) == {"to_institute": ""}
    assert load(row).entry.to_authority.text == "海曙区市场监管局"
