"""An officer takes no step about a firm that is or was their own."""

from collections.abc import Callable
from datetime import date

import pytest

from marketplace.directory.actions.answer_objection import answer_objection
from marketplace.directory.actions.check_line import check_line
from marketplace.directory.actions.decide_admission import decide_admission
from marketplace.directory.actions.decide_measure import decide_measure
from marketplace.directory.actions.decide_vetting import decide_vetting
from marketplace.directory.actions.object_to_admission import object_to_admission
from marketplace.directory.actions.propose_admission import propose_admission
from marketplace.directory.actions.propose_measure import propose_measure
from marketplace.directory.actions.propose_vetting import propose_vetting
from marketplace.directory.actions.return_vetting import return_vetting
from marketplace.directory.actions.take_up_vetting import take_up_vetting
from marketplace.directory.models import BodyAdmission, ListingMeasure, VettingCase
from portal.accounts.actors import Actor
from portal.journal.models import EntryRow
from portal.kernel.errors import NotAllowed
from portal.parties.ties import record_tie
from tests.marketplace.directory import setting
from tests.people import Cast, join, organization

pytestmark = pytest.mark.django_db

Act = Callable[[str, Actor], object]


def refuse(cast: Cast, act: Act, ref: str) -> None:
    """The act is refused to the officer, and leaves no entry."""
    before = EntryRow.objects.count()
    with pytest.raises(NotAllowed) as refused:
        act(ref, cast.actor(cast.wang_min))
    assert "24" in str(refused.value.message)
    assert EntryRow.objects.count() == before


def check(ref: str, actor: Actor) -> object:
    line = VettingCase.objects.get(ref=ref).lines.first()
    assert line is not None
    return check_line(ref=ref, line_id=line.pk, result="confirmed", actor=actor)


VETTING: list[tuple[Callable[[Cast], VettingCase], Act]] = [
    (setting.submitted, lambda ref, actor: take_up_vetting(ref=ref, actor=actor)),
    (setting.under_check, check),
    (setting.under_check, lambda ref, actor: return_vetting(ref=ref, actor=actor)),
    (
        setting.under_check,
        lambda ref, actor: propose_vetting(
            ref=ref, outcome="reject", reasons="No.", actor=actor
        ),
    ),
]


@pytest.mark.parametrize(
    ("stage", "act"), VETTING, ids=["take up", "check", "return", "propose"]
)
def test_a_member_takes_no_step_in_the_vetting(
    cast: Cast, stage: Callable[[Cast], VettingCase], act: Act, frozen_clock
) -> None:
    case = stage(cast)
    join(cast.wang_min, cast.haishi, "member")

    refuse(cast, act, case.ref)


def test_a_tie_to_a_practitioner_in_the_file_counts(cast: Cast, frozen_clock) -> None:
    case = setting.submitted(cast)
    record_tie(
        from_ref=cast.wang_min.ref,
        to_ref=cast.chen_yu_person.ref,
        kind="paid_engagement",
        since=date(2026, 1, 1),
        source_ref="ENG-1",
    )

    refuse(cast, lambda ref, actor: take_up_vetting(ref=ref, actor=actor), case.ref)


def test_a_member_decides_neither_the_vetting_nor_an_objection(
    cast: Cast, frozen_clock
) -> None:
    case = setting.proposed(cast)
    tied = join(cast.wu_jie, cast.haishi, "member")
    approver = cast.actor(cast.wu_jie)
    decision = {"ref": case.ref, "agrees": True, "reasons": "Fine."}
    with pytest.raises(NotAllowed):
        decide_vetting(**decision, actor=approver)
    page = f"/en/institute/vetting/{case.ref}/"
    shown = cast.client(cast.wu_jie).get(page).content.decode()
    assert "You stand aside from this matter" in shown
    assert 'name="agrees"' not in shown
    tied.delete()
    decide_vetting(**decision, actor=cast.actor(cast.wu_jie))
    objection = object_to_admission(
        ref=case.ref, text="Shares an owner.", actor=cast.actor(cast.stranger)
    )
    join(cast.wang_min, cast.haishi, "member")

    refuse(
        cast,
        lambda ref, actor: answer_objection(
            ref=ref, accepts=False, reasons="No.", actor=actor
        ),
        objection.ref,
    )
    shown = cast.client(cast.wang_min).get(page).content.decode()
    assert 'name="accepts"' not in shown


def test_a_member_proposes_and_decides_no_measure(cast: Cast, frozen_clock) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    measure = {"party_ref": cast.haishi.ref, "kind": "suspend", "reason": "Silent."}
    join(cast.wang_min, cast.haishi, "member")
    refuse(
        cast,
        lambda _ref, actor: propose_measure(**measure, actor=actor),
        cast.haishi.ref,
    )
    page = f"/en/institute/listings/{cast.haishi.ref}/"
    shown = cast.client(cast.wang_min).get(page).content.decode()
    assert ("You stand aside" in shown, 'name="kind"' in shown) == (True, False)
    row = propose_measure(**measure, actor=cast.actor(cast.li_na))
    join(cast.wu_jie, cast.haishi, "member")

    with pytest.raises(NotAllowed):
        decide_measure(ref=row.ref, confirms=True, actor=cast.actor(cast.wu_jie))

    assert ListingMeasure.objects.get().status == "proposed"


def test_a_member_neither_proposes_nor_admits_a_body(cast: Cast, frozen_clock) -> None:
    body = organization("甬衡认证有限公司", "Yongheng", 191)
    admission = {
        "party_ref": body.ref,
        "institute_ref": cast.ningbo_institute.ref,
        "approval_number": "CNCA-R-2014-149",
        "scope": "GB/T 29490",
        "valid_until": date(2028, 1, 1),
        "reasons": "Register.",
    }
    join(cast.wang_min, body, "assessor")
    refuse(
        cast, lambda _ref, actor: propose_admission(**admission, actor=actor), body.ref
    )
    row = propose_admission(**admission, actor=cast.actor(cast.li_na))
    join(cast.wu_jie, body, "assessor")

    with pytest.raises(NotAllowed):
        decide_admission(ref=row.ref, confirms=True, actor=cast.actor(cast.wu_jie))

    assert BodyAdmission.objects.get().status == "proposed"
