"""A milestone's mediation ends with a ruling by two persons, never by silence."""

import pytest

from credit.cases import subjects
from credit.cases.actions.accept_case import accept_case
from credit.cases.actions.end_mediation import end_mediation
from credit.cases.actions.open_mediation import open_mediation
from credit.cases.actions.propose_ruling import propose_ruling
from credit.cases.actions.return_ruling import return_ruling
from credit.cases.actions.rule_mediation import rule_mediation
from credit.cases.actions.start_mediation import start_mediation
from credit.cases.models import Case, Ruling
from credit.cases.story import story
from portal.journal.entries import load
from portal.journal.models import EntryRow
from portal.kernel.errors import Invalid, NotAllowed, WrongState
from tests.credit.cases.conftest import Desk


@pytest.fixture
def mediation(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.setattr(subjects, "_held", lambda _ref: subjects.Held(1_800_000, "CNY"))
    # The engagement behind it belongs to the package above; its own tests settle it.
    from credit.cases.entries import MediationRuled
    from portal.journal import entries as journal

    monkeypatch.setitem(journal._projections, MediationRuled, [])
    return open_mediation(
        about_ref="ENG-1",
        milestone_ref="MIL-1",
        enterprise_ref=desk.cast.ningbo_tools.ref,
        provider_ref=desk.cast.haishi.ref,
        summary="Internal audit report",
        actor=desk.zhao_hai,
    )


def proposed(desk: Desk, case: Case, to_provider: int = 1_200_000) -> None:
    propose_ruling(
        ref=case.ref,
        to_provider_minor=to_provider,
        to_enterprise_minor=1_800_000 - to_provider,
        reasons="Two of three parts were delivered.",
        actor=desk.wang_min,
    )


def test_the_same_milestone_has_one_open_mediation(desk: Desk, mediation: Case) -> None:
    again = open_mediation(
        about_ref="ENG-1",
        milestone_ref="MIL-1",
        enterprise_ref=desk.cast.ningbo_tools.ref,
        provider_ref=desk.cast.haishi.ref,
        summary="Again",
        actor=desk.lin_wei,
    )

    assert again.ref == mediation.ref
    assert Case.objects.count() == 1


def test_a_stranger_opens_no_mediation(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        open_mediation(
            about_ref="ENG-1",
            milestone_ref="MIL-1",
            enterprise_ref=desk.cast.ningbo_tools.ref,
            provider_ref=desk.cast.haishi.ref,
            summary="",
            actor=desk.stranger,
        )

    assert not Case.objects.exists()


def test_the_two_parts_add_up_to_the_milestone(desk: Desk, mediation: Case) -> None:
    with pytest.raises(Invalid) as refused:
        propose_ruling(
            ref=mediation.ref,
            to_provider_minor=1,
            to_enterprise_minor=1,
            reasons="Half.",
            actor=desk.wang_min,
        )

    assert "18,000" in str(refused.value.message)
    assert not Ruling.objects.exists()


def test_two_officers_rule_and_the_entry_carries_the_split(
    desk: Desk, mediation: Case
) -> None:
    proposed(desk, mediation)
    with pytest.raises(NotAllowed):
        rule_mediation(ref=mediation.ref, seen=1, actor=desk.wang_min)

    rule_mediation(ref=mediation.ref, seen=1, actor=desk.wu_jie)

    entry = load(EntryRow.objects.get(kind="MediationRuled")).entry
    assert (entry.milestone, entry.to_provider_minor, entry.to_enterprise_minor) == (
        "MIL-1",
        1_200_000,
        600_000,
    )
    assert entry.reasons.text == "Two of three parts were delivered."
    assert desk.again(mediation).status == "ruled"
    with pytest.raises(WrongState):
        rule_mediation(ref=mediation.ref, seen=1, actor=desk.wu_jie)


def test_a_ruling_sent_back_is_proposed_anew(desk: Desk, mediation: Case) -> None:
    proposed(desk, mediation)
    return_ruling(ref=mediation.ref, reasons="Too much.", actor=desk.wu_jie)
    proposed(desk, mediation, 900_000)

    assert Ruling.objects.get().version == 2
    assert "Too much." not in str(story([mediation.ref], "respondent", {}))


def test_45_working_days_of_silence_split_nothing(desk: Desk, mediation: Case) -> None:
    desk.to_next_deadline("cases.mediation", mediation.ref)

    assert desk.again(mediation).status == "mediation"
    assert not Ruling.objects.exists()


def test_a_complaints_mediation_goes_to_investigation_after_its_time(
    desk: Desk,
) -> None:
    case = desk.filed()
    accept_case(ref=case.ref, actor=desk.wang_min)
    start_mediation(ref=case.ref, actor=desk.wang_min)

    desk.to_next_deadline("cases.mediation", case.ref)

    assert desk.again(case).status == "investigation"


def test_a_milestone_does_not_end_without_a_ruling(desk: Desk, mediation: Case) -> None:
    with pytest.raises(WrongState):
        end_mediation(ref=mediation.ref, settled=True, note="", actor=desk.wang_min)
