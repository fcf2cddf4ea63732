"""Who may not touch a case: same organization, paid work, party, or declared."""

from datetime import date

import pytest
from django.utils import translation

from credit.cases.actions.accept_case import accept_case
from credit.cases.actions.decide_case import decide_case
from credit.cases.actions.recuse_officer import recuse_officer
from credit.cases.actions.request_hearing import request_hearing
from credit.cases.actions.take_case import take_case
from portal.accounts.models import Membership
from portal.kernel.errors import NotAllowed
from portal.parties.ties import record_tie
from tests.credit.cases.conftest import Desk
from tests.people import join


def ended_membership(desk: Desk, until: date) -> None:
    row = join(desk.cast.wang_min, desk.cast.haishi, "member")
    Membership.objects.filter(pk=row.pk).update(until=until)


def test_who_worked_for_a_party_within_24_months_stands_aside(desk: Desk) -> None:
    case = desk.filed()
    ended_membership(desk, date(2024, 11, 24))

    with translation.override("en"), pytest.raises(NotAllowed) as refused:
        take_case(ref=case.ref, actor=desk.wang_min)

    assert "same organization now or within 24 months" in str(refused.value.message)
    assert desk.again(case).handler_ref == ""


def test_who_left_more_than_24_months_ago_may_act(desk: Desk) -> None:
    case = desk.filed()
    ended_membership(desk, date(2024, 11, 22))

    take_case(ref=case.ref, actor=desk.wang_min)

    assert desk.again(case).handler_ref == desk.cast.wang_min.ref


def test_paid_work_for_a_party_is_a_conflict_at_the_decision_too(desk: Desk) -> None:
    case = desk.proposed()
    request_hearing(ref=case.ref, wanted=False, actor=desk.zhao_hai)
    record_tie(
        from_ref=desk.cast.wu_jie.ref,
        to_ref=desk.cast.ningbo_tools.ref,
        kind="paid_engagement",
        since=date(2026, 1, 1),
        source_ref="ENG-1",
    )

    with translation.override("en"), pytest.raises(NotAllowed) as refused:
        decide_case(ref=case.ref, seen=1, actor=desk.wu_jie)

    assert "paid engagement within 24 months" in str(refused.value.message)
    assert desk.again(case).status == "proposed"


def test_an_employer_of_a_named_practitioner_counts(desk: Desk) -> None:
    case = desk.filed(about_ref=desk.cast.chen_yu_person.ref)
    join(desk.cast.wang_min, desk.cast.haishi, "member")

    with pytest.raises(NotAllowed):
        accept_case(ref=case.ref, actor=desk.wang_min)


def test_a_declared_conflict_holds_and_frees_the_case(desk: Desk) -> None:
    case = desk.filed()
    take_case(ref=case.ref, actor=desk.wang_min)

    recuse_officer(ref=case.ref, reason="family", actor=desk.wang_min)

    assert desk.again(case).handler_ref == ""
    with pytest.raises(NotAllowed):
        accept_case(ref=case.ref, actor=desk.wang_min)
    accept_case(ref=case.ref, actor=desk.li_na)
