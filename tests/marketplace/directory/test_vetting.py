from datetime import date

import pytest
from django.db import IntegrityError, transaction

from marketplace.directory.actions.check_line import check_line
from marketplace.directory.actions.decide_vetting import decide_vetting
from marketplace.directory.actions.propose_vetting import propose_vetting
from marketplace.directory.actions.return_vetting import return_vetting
from marketplace.directory.actions.submit_vetting import submit_vetting
from marketplace.directory.actions.take_up_vetting import take_up_vetting
from marketplace.directory.actions.withdraw_vetting import withdraw_vetting
from marketplace.directory.models import ProviderProfile, VettingCase
from marketplace.directory.queries import provider_is_active
from portal.accounts.models import Membership
from portal.deadlines.models import Deadline
from portal.deadlines.timers import due_at, sweep
from portal.journal.timeline import timeline
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid, NotAllowed, WrongState
from portal.parties.models import Affiliation, Check
from portal.parties.queries import has_role
from portal.worklist.models import WorkItem
from tests.conftest import FrozenClock
from tests.marketplace.directory import setting
from tests.people import Cast, grant

pytestmark = pytest.mark.django_db


def kinds(ref: str) -> list[str]:
    return [type(r.entry).__name__ for r in timeline([ref])]


def test_applying_names_everything_that_is_missing_at_once(cast: Cast) -> None:
    setting.load_texts()

    with pytest.raises(Invalid) as refused:
        submit_vetting(party_ref=cast.haishi.ref, actor=cast.actor(cast.zhao_hai))

    assert "what your organization does" in str(refused.value.message)
    assert "licence" in str(refused.value.message)
    assert "code of conduct" in str(refused.value.message)
    assert VettingCase.objects.count() == 0


def test_an_application_goes_to_the_institute_of_the_region(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    case = setting.submitted(cast)

    assert case.institute_ref == cast.ningbo_institute.ref
    assert sorted(case.lines.values_list("what", flat=True)) == [
        "code_of_conduct",
        "conflict",
        "licence",
        "registration",
        "uscc",
    ]
    row = WorkItem.objects.get(kind="vetting", ref=case.ref)
    assert (row.next_step, row.closed_at) == ("take_up", None)
    # 20 working days after Monday 23 November 2026
    assert row.due_at == clock.end_of(date(2026, 12, 21))


def test_a_second_submission_is_refused_while_one_is_under_way(cast: Cast) -> None:
    setting.submitted(cast)

    with pytest.raises(WrongState):
        submit_vetting(party_ref=cast.haishi.ref, actor=cast.actor(cast.zhao_hai))

    assert VettingCase.objects.count() == 1


def test_a_certification_body_cannot_apply(cast: Cast) -> None:
    setting.ready(cast)
    cast.haishi.roles.all().delete()
    grant(cast.haishi, "certification_body")

    with pytest.raises(Conflict, match=r"Art\. 13"):
        submit_vetting(party_ref=cast.haishi.ref, actor=cast.actor(cast.zhao_hai))


def test_a_stranger_cannot_apply_for_others(cast: Cast) -> None:
    setting.ready(cast)

    with pytest.raises(NotAllowed):
        submit_vetting(party_ref=cast.haishi.ref, actor=cast.actor(cast.stranger))


def test_only_officers_of_the_responsible_institute_touch_a_case(cast: Cast) -> None:
    case = setting.submitted(cast)

    for who in (cast.gao_lei, cast.zhao_hai, cast.stranger):
        with pytest.raises(NotAllowed):
            take_up_vetting(ref=case.ref, actor=cast.actor(who))


def test_a_checked_line_says_what_by_whom_and_until_when(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    case = setting.under_check(cast)
    line = case.lines.get(what="uscc")

    check_line(
        ref=case.ref,
        line_id=line.pk,
        result="confirmed",
        source_url="https://www.gsxt.gov.cn/",
        actor=cast.actor(cast.wang_min),
    )

    check = Check.objects.get(party=cast.haishi, what="uscc")
    assert check.normalised == cast.haishi.uscc
    assert (check.checked_by, check.institute_ref) == (
        cast.wang_min.ref,
        cast.ningbo_institute.ref,
    )
    assert (check.checked_on, check.valid_until) == (
        date(2026, 11, 23),
        date(2027, 11, 23),
    )


def test_a_defect_needs_words(cast: Cast) -> None:
    case = setting.under_check(cast)
    line = case.lines.get(what="registration")

    with pytest.raises(Invalid) as refused:
        check_line(
            ref=case.ref,
            line_id=line.pk,
            result="not_found",
            actor=cast.actor(cast.wang_min),
        )

    assert refused.value.field == "note"
    assert not Check.objects.exclude(what="authority").exists()


def mark_defects(cast: Cast, case: VettingCase, *whats: str) -> None:
    for line in case.lines.all():
        bad = line.what in whats
        check_line(
            ref=case.ref,
            line_id=line.pk,
            result="not_found" if bad else "confirmed",
            note="Hand in a copy." if bad else "",
            actor=cast.actor(cast.wang_min),
        )


def test_a_return_names_all_defects_at_once(cast: Cast) -> None:
    case = setting.under_check(cast)
    mark_defects(cast, case, "registration", "licence")

    return_vetting(ref=case.ref, actor=cast.actor(cast.wang_min))

    case.refresh_from_db()
    assert (case.status, case.returns) == ("returned", 1)
    entry = timeline([case.ref])[-1].entry
    assert entry.defects == [
        f"registration:{cast.haishi.ref}",
        f"licence:{cast.chen_yu_person.ref}",
    ]
    assert due_at("directory.decide", case.ref) is None
    assert WorkItem.objects.get(ref=case.ref).closed_at is not None


def test_a_return_waits_until_every_line_was_looked_at(cast: Cast) -> None:
    case = setting.under_check(cast)
    line = case.lines.get(what="registration")
    check_line(
        ref=case.ref,
        line_id=line.pk,
        result="refuted",
        note="Another name in the register.",
        actor=cast.actor(cast.wang_min),
    )

    with pytest.raises(Invalid, match="4"):
        return_vetting(ref=case.ref, actor=cast.actor(cast.wang_min))

    case.refresh_from_db()
    assert case.status == "under_check"


def test_an_application_is_returned_once_only(cast: Cast) -> None:
    case = setting.under_check(cast)
    mark_defects(cast, case, "registration")
    return_vetting(ref=case.ref, actor=cast.actor(cast.wang_min))
    submit_vetting(party_ref=cast.haishi.ref, actor=cast.actor(cast.zhao_hai))
    take_up_vetting(ref=case.ref, actor=cast.actor(cast.wang_min))
    # What was confirmed stays; only the defect is open again.
    assert [x.what for x in case.lines.filter(result="open")] == ["registration"]
    mark_defects(cast, case, "registration")

    with pytest.raises(WrongState, match="returned once"):
        return_vetting(ref=case.ref, actor=cast.actor(cast.wang_min))

    with pytest.raises(IntegrityError), transaction.atomic():
        VettingCase.objects.filter(pk=case.pk).update(returns=2)


def test_after_five_working_days_an_application_counts_as_complete(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    case = setting.under_check(cast)
    mark_defects(cast, case, "registration")
    frozen_clock.advance(days=8)

    with pytest.raises(WrongState, match="complete"):
        return_vetting(ref=case.ref, actor=cast.actor(cast.wang_min))


def propose(cast: Cast, case: VettingCase) -> VettingCase:
    return propose_vetting(
        ref=case.ref, outcome="admit", reasons="ok", actor=cast.actor(cast.wang_min)
    )


def test_admission_needs_a_verified_practitioner_who_still_works_there(
    cast: Cast,
) -> None:
    case = setting.under_check(cast)
    mark_defects(cast, case, "licence")

    with pytest.raises(Invalid, match="at least one practitioner"):
        propose(cast, case)

    setting.check_all(cast, case)
    case.lines.update(result="confirmed")
    Affiliation.objects.update(status="ended")
    with pytest.raises(Invalid, match="at least one practitioner"):
        propose(cast, case)


def test_admission_needs_a_member_with_checked_authority(cast: Cast) -> None:
    case = setting.under_check(cast)
    setting.check_all(cast, case)
    Membership.objects.filter(party=cast.haishi).update(authority_until=None)

    with pytest.raises(Invalid, match="authority"):
        propose(cast, case)


def test_who_proposed_cannot_decide(cast: Cast) -> None:
    case = setting.under_check(cast)
    setting.check_all(cast, case)
    propose_vetting(
        ref=case.ref, outcome="admit", reasons="ok", actor=cast.actor(cast.wu_jie)
    )

    with pytest.raises(NotAllowed, match="second officer"):
        decide_vetting(
            ref=case.ref, agrees=True, reasons="ok", actor=cast.actor(cast.wu_jie)
        )

    case.refresh_from_db()
    assert (case.status, case.decided_by) == ("proposed", "")


def test_the_database_refuses_one_person_in_both_roles(cast: Cast) -> None:
    case = setting.proposed(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        VettingCase.objects.filter(pk=case.pk).update(decided_by=case.proposed_by)


def test_an_officer_who_is_no_approver_cannot_decide(cast: Cast) -> None:
    case = setting.proposed(cast)

    with pytest.raises(NotAllowed, match="approver"):
        decide_vetting(
            ref=case.ref, agrees=True, reasons="ok", actor=cast.actor(cast.li_na)
        )


def test_a_second_decision_finds_the_case_moved_on(cast: Cast) -> None:
    case = setting.on_notice(cast)
    until = case.notice_until

    with pytest.raises(WrongState):
        decide_vetting(
            ref=case.ref, agrees=True, reasons="again", actor=cast.actor(cast.wu_jie)
        )

    case.refresh_from_db()
    assert (case.status, case.notice_until) == ("public_notice", until)
    assert kinds(case.ref).count("VettingDecided") == 1


def test_an_admission_is_listed_when_the_notice_is_over(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    case = setting.on_notice(cast)
    assert case.notice_until == clock.end_of(date(2026, 11, 30))
    assert not provider_is_active(cast.haishi.ref)

    frozen_clock.advance(days=8)
    assert sweep() == 1

    case.refresh_from_db()
    profile = ProviderProfile.objects.get(party=cast.haishi)
    assert (case.status, profile.listing) == ("active", "active")
    assert profile.listed_until == date(2027, 12, 1)
    assert provider_is_active(cast.haishi.ref)
    assert has_role(cast.haishi.ref, "provider")
    assert kinds(case.ref)[0] == "VettingSubmitted"
    assert kinds(case.ref)[-3:] == [
        "VettingProposed",
        "VettingDecided",
        "ProviderActivated",
    ]


def test_a_rejection_closes_the_case_with_reasons(cast: Cast) -> None:
    case = setting.proposed(cast, outcome="reject")

    decide_vetting(
        ref=case.ref, agrees=True, reasons="Shell firm.", actor=cast.actor(cast.wu_jie)
    )

    case.refresh_from_db()
    assert (case.status, case.decision_reasons) == ("rejected", "Shell firm.")
    assert not Deadline.objects.filter(
        ref=case.ref, fired_at=None, cancelled_at=None
    ).exists()
    assert timeline([case.ref])[-1].entry.reasons.text == "Shell firm."


def test_an_approver_can_send_a_proposal_back(cast: Cast) -> None:
    case = setting.proposed(cast)

    decide_vetting(
        ref=case.ref, agrees=False, reasons="Ask again.", actor=cast.actor(cast.wu_jie)
    )

    case.refresh_from_db()
    assert (case.status, case.proposed_by, case.decided_by) == ("under_check", "", "")
    assert due_at("directory.decide", case.ref) is not None


def test_silence_approves_nothing(cast: Cast, frozen_clock: FrozenClock) -> None:
    case = setting.proposed(cast)

    frozen_clock.advance(days=40)
    sweep()

    case.refresh_from_db()
    assert case.status == "proposed"
    assert kinds(case.ref)[-1] == "VettingOverdue"


def test_an_application_can_be_withdrawn_until_a_decision_is_proposed(
    cast: Cast,
) -> None:
    case = setting.proposed(cast)
    zhao = cast.actor(cast.zhao_hai)

    with pytest.raises(WrongState):
        withdraw_vetting(ref=case.ref, actor=zhao)

    VettingCase.objects.filter(pk=case.pk).update(status="under_check")
    withdraw_vetting(ref=case.ref, actor=zhao)
    assert submit_vetting(party_ref=cast.haishi.ref, actor=zhao).ref != case.ref
