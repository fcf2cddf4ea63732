from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from marketplace.directory.actions.activate_provider import activate_provider
from marketplace.directory.actions.answer_objection import answer_objection
from marketplace.directory.actions.decide_admission import decide_admission
from marketplace.directory.actions.decide_measure import decide_measure
from marketplace.directory.actions.decide_vetting import decide_vetting
from marketplace.directory.actions.object_to_admission import object_to_admission
from marketplace.directory.actions.propose_admission import propose_admission
from marketplace.directory.actions.propose_measure import propose_measure
from marketplace.directory.actions.propose_vetting import propose_vetting
from marketplace.directory.actions.submit_vetting import submit_vetting
from marketplace.directory.models import BodyAdmission, ListingMeasure, ProviderProfile
from marketplace.directory.queries import (
    active_providers,
    body_is_admitted,
    provider_is_active,
)
from portal.deadlines.timers import due_at, sweep
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid, NotAllowed, WrongState
from portal.kernel.given import given
from portal.notices.models import Notice
from portal.outbox import worker
from portal.parties.models import Check
from portal.parties.queries import has_role
from portal.worklist.models import WorkItem
from tests.conftest import FrozenClock
from tests.marketplace.directory import setting
from tests.people import Cast, organization

pytestmark = pytest.mark.django_db


def suspend(cast: Cast) -> ListingMeasure:
    return propose_measure(
        party_ref=cast.haishi.ref,
        kind="suspend",
        reason="Two clients got no answer.",
        actor=cast.actor(cast.wang_min),
    )


def test_an_accepted_objection_extends_the_notice_by_seven_days(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    case = setting.on_notice(cast)
    objection = object_to_admission(
        ref=case.ref, text="Shares an owner.", actor=cast.actor(cast.stranger)
    )
    assert due_at("directory.objection", objection.ref) == clock.end_of(
        date(2026, 11, 26)
    )
    assert WorkItem.objects.get(ref=case.ref).next_step == "answer_objection"

    answer_objection(
        ref=objection.ref, accepts=True, reasons="True.", actor=cast.actor(cast.li_na)
    )
    row = WorkItem.objects.get(ref=case.ref, closed_at=None)
    case.refresh_from_db()
    assert (row.next_step, row.due_at) == ("check_and_propose", case.notice_until)
    assert case.notice_until == clock.end_of(date(2026, 12, 7))
    frozen_clock.advance(days=7, hours=12)
    sweep()
    case.refresh_from_db()
    assert case.status == "public_notice"
    frozen_clock.advance(days=8)
    sweep()

    assert provider_is_active(cast.haishi.ref)


def test_an_objection_that_nobody_accepts_in_time_holds_nothing_up(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    case = setting.on_notice(cast)
    objection = object_to_admission(
        ref=case.ref, text="I do not like them.", actor=cast.actor(cast.stranger)
    )

    frozen_clock.advance(days=8)
    sweep()

    objection.refresh_from_db()
    assert objection.status == "lapsed"
    assert provider_is_active(cast.haishi.ref)
    with pytest.raises(WrongState):
        object_to_admission(ref=case.ref, text="Late", actor=cast.actor(cast.lin_wei))


def test_an_objection_is_accepted_within_three_working_days_or_not(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    case = setting.on_notice(cast)
    objection = object_to_admission(
        ref=case.ref, text="Shares an owner.", actor=cast.actor(cast.stranger)
    )
    until = case.notice_until
    frozen_clock.moment = clock.end_of(date(2026, 11, 26)) + timedelta(minutes=1)

    with pytest.raises(WrongState):
        answer_objection(
            ref=objection.ref,
            accepts=True,
            reasons="True.",
            actor=cast.actor(cast.li_na),
        )

    case.refresh_from_db()
    objection.refresh_from_db()
    assert (case.notice_until, objection.status) == (until, "filed")


def test_after_an_accepted_objection_two_persons_may_still_reject(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    case = setting.on_notice(cast)
    officer = cast.actor(cast.wang_min)

    def propose(outcome: str) -> None:
        propose_vetting(ref=case.ref, outcome=outcome, reasons="Owner.", actor=officer)

    with pytest.raises(WrongState):
        propose("reject")
    objection = object_to_admission(
        ref=case.ref, text="Shares an owner.", actor=cast.actor(cast.stranger)
    )
    answer_objection(ref=objection.ref, accepts=True, reasons="True.", actor=officer)
    with pytest.raises(WrongState):
        propose("admit")
    propose("reject")
    frozen_clock.advance(days=9)
    sweep()
    decide_vetting(
        ref=case.ref, agrees=True, reasons="Owner.", actor=cast.actor(cast.wu_jie)
    )

    case.refresh_from_db()
    assert case.status == "rejected"
    assert not provider_is_active(cast.haishi.ref)


def test_a_removal_ends_a_renewal_on_public_notice(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    case = setting.on_notice(cast)
    ProviderProfile.objects.update(
        listing="active",
        listed_until=clock.today() + timedelta(days=20),
        institute_ref=cast.ningbo_institute.ref,
    )
    measure = propose_measure(
        party_ref=cast.haishi.ref,
        kind="remove",
        reason="Made up evidence.",
        actor=cast.actor(cast.wang_min),
    )
    decide_measure(ref=measure.ref, confirms=True, actor=cast.actor(cast.wu_jie))

    frozen_clock.advance(days=30)
    sweep()

    case.refresh_from_db()
    assert case.status == "rejected"
    assert ProviderProfile.objects.get(party=cast.haishi).listing == "removed"
    assert WorkItem.objects.filter(ref=case.ref, closed_at=None).count() == 0


def test_one_person_objects_once(cast: Cast) -> None:
    case = setting.on_notice(cast)
    actor = cast.actor(cast.stranger)
    object_to_admission(ref=case.ref, text="One.", actor=actor)

    with pytest.raises(Conflict):
        object_to_admission(ref=case.ref, text="Two.", actor=actor)

    assert case.objections.count() == 1


def test_two_persons_suspend_and_reinstate(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    measure = suspend(cast)
    with pytest.raises(NotAllowed):
        decide_measure(ref=measure.ref, confirms=True, actor=cast.actor(cast.wang_min))
    assert provider_is_active(cast.haishi.ref)

    decide_measure(ref=measure.ref, confirms=True, actor=cast.actor(cast.wu_jie))
    assert not provider_is_active(cast.haishi.ref)
    assert WorkItem.objects.get(ref=measure.ref).closed_at is not None

    back = propose_measure(
        party_ref=cast.haishi.ref,
        kind="reinstate",
        reason="Answered.",
        actor=cast.actor(cast.li_na),
    )
    decide_measure(ref=back.ref, confirms=True, actor=cast.actor(cast.wu_jie))
    assert provider_is_active(cast.haishi.ref)


def test_the_database_refuses_one_person_for_a_measure(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    measure = suspend(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        ListingMeasure.objects.filter(pk=measure.pk).update(
            decided_by=measure.proposed_by
        )


def test_one_measure_waits_at_a_time(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    suspend(cast)

    with pytest.raises(Conflict):
        suspend(cast)

    assert ListingMeasure.objects.count() == 1


def test_a_second_decision_on_a_measure_changes_nothing(cast: Cast) -> None:
    setting.list_directly(cast.haishi, cast.ningbo_institute)
    measure = suspend(cast)
    decide_measure(ref=measure.ref, confirms=False, actor=cast.actor(cast.wu_jie))

    with pytest.raises(WrongState):
        decide_measure(ref=measure.ref, confirms=True, actor=cast.actor(cast.wu_jie))

    assert provider_is_active(cast.haishi.ref)


def test_a_suspended_organization_cannot_apply_its_way_out(cast: Cast) -> None:
    setting.ready(cast)
    ProviderProfile.objects.update(listing="suspended")

    with pytest.raises(WrongState, match="suspended"):
        submit_vetting(party_ref=cast.haishi.ref, actor=cast.actor(cast.zhao_hai))


def suspended(cast: Cast) -> None:
    measure = suspend(cast)
    decide_measure(ref=measure.ref, confirms=True, actor=cast.actor(cast.wu_jie))


def reinstated(cast: Cast) -> None:
    back = propose_measure(
        party_ref=cast.haishi.ref,
        kind="reinstate",
        reason="Answered.",
        actor=cast.actor(cast.li_na),
    )
    decide_measure(ref=back.ref, confirms=True, actor=cast.actor(cast.wu_jie))


def test_a_renewal_lifts_no_suspension(cast: Cast, frozen_clock: FrozenClock) -> None:
    case = setting.on_notice(cast)
    ProviderProfile.objects.update(
        listing="active",
        listed_until=date(2026, 12, 20),
        institute_ref=cast.ningbo_institute.ref,
    )
    suspended(cast)

    frozen_clock.advance(days=8)
    sweep()
    case.refresh_from_db()
    assert case.status == "public_notice"
    assert ProviderProfile.objects.get().listing == "suspended"
    with pytest.raises(WrongState, match="reinstated first"):
        activate_provider(ref=case.ref)

    reinstated(cast)
    sweep()
    case.refresh_from_db()
    profile = ProviderProfile.objects.get()
    assert (case.status, profile.listing) == ("active", "active")
    assert profile.listed_until == date(2027, 12, 1)


def test_a_suspended_listing_does_not_lapse_into_a_new_application(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    setting.on_notice(cast)
    frozen_clock.advance(days=8)
    sweep()
    suspended(cast)

    frozen_clock.set(2027, 12, 3)
    sweep()
    assert ProviderProfile.objects.get().listing == "suspended"
    with pytest.raises(WrongState, match="suspended"):
        submit_vetting(party_ref=cast.haishi.ref, actor=cast.actor(cast.zhao_hai))

    reinstated(cast)
    sweep()
    assert ProviderProfile.objects.get().listing == "lapsed"


def test_a_listing_warns_before_it_lapses(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    setting.on_notice(cast)
    frozen_clock.advance(days=8)
    sweep()

    frozen_clock.set(2027, 11, 4)
    sweep()
    assert provider_is_active(cast.haishi.ref)
    frozen_clock.set(2027, 12, 3)
    sweep()

    assert ProviderProfile.objects.get().listing == "lapsed"


def test_who_applied_for_renewal_in_time_stays_listed(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    setting.on_notice(cast)
    frozen_clock.advance(days=8)
    sweep()
    zhao = cast.actor(cast.zhao_hai)
    with pytest.raises(WrongState, match="60 days"):
        submit_vetting(party_ref=cast.haishi.ref, actor=zhao)

    frozen_clock.set(2027, 11, 20)
    submit_vetting(party_ref=cast.haishi.ref, actor=zhao)
    frozen_clock.set(2027, 12, 3)
    sweep()

    assert provider_is_active(cast.haishi.ref)
    # as long as it is in the search it is also offered for requests
    assert given(ProviderProfile.objects.get().listed_until) > clock.today()
    assert [one.ref for one in active_providers()] == [cast.haishi.ref]


def test_a_renewal_keeps_the_first_day_and_says_when_it_was_vetted_again(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    case = setting.on_notice(cast)
    ProviderProfile.objects.update(
        listing="active",
        listed_on=date(2025, 12, 20),
        listed_until=date(2026, 12, 20),
        institute_ref=cast.ningbo_institute.ref,
    )
    frozen_clock.advance(days=8)
    sweep()

    profile = ProviderProfile.objects.get()
    case.refresh_from_db()
    assert case.status == "active"
    assert profile.listed_on == date(2025, 12, 20)
    assert profile.vetted_on == profile.renewed_on == date(2026, 12, 1)
    page = Client().get(f"/en/organizations/{cast.haishi.ref}/").content.decode()
    assert "listed since 20 Dec 2025" in page
    assert "vetted again 1 Dec 2026" in page


def test_a_listing_after_a_gap_begins_anew(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    setting.on_notice(cast)
    ProviderProfile.objects.update(
        listing="lapsed", listed_on=date(2024, 1, 5), renewed_on=date(2025, 1, 5)
    )
    frozen_clock.advance(days=8)
    sweep()

    profile = ProviderProfile.objects.get()
    assert (profile.listed_on, profile.renewed_on) == (date(2026, 12, 1), None)


def body_terms(party_ref: str, cast: Cast, **more: object) -> dict:
    return {
        "party_ref": party_ref,
        "institute_ref": cast.ningbo_institute.ref,
        "approval_number": "ｃｎｃａ-R-2014-149 ",
        "scope": "GB/T 29490",
        "valid_until": clock.today().replace(year=clock.today().year + 2),
        "reasons": "Looked it up.",
        "actor": cast.actor(cast.wang_min),
        **more,
    }


def test_a_body_is_admitted_by_two_persons(
    cast: Cast, frozen_clock: FrozenClock
) -> None:
    body = organization("新衡认证", "New body", 810)
    admission = propose_admission(**body_terms(body.ref, cast))
    assert admission.approval_number == "CNCA-R-2014-149"
    with pytest.raises(NotAllowed):
        decide_admission(
            ref=admission.ref, confirms=True, actor=cast.actor(cast.wang_min)
        )

    decide_admission(ref=admission.ref, confirms=True, actor=cast.actor(cast.wu_jie))

    assert has_role(body.ref, "certification_body")
    assert body_is_admitted(body.ref)
    check = Check.objects.get(party=body)
    assert (check.what, check.checked_by) == ("approval", cast.wang_min.ref)
    frozen_clock.set(2028, 11, 25)
    sweep()
    assert not body_is_admitted(body.ref)
    assert not has_role(body.ref, "certification_body")


def test_a_declined_body_has_no_role(cast: Cast) -> None:
    body = organization("新衡认证", "New body", 810, "certification_body")
    admission = propose_admission(**body_terms(body.ref, cast))

    decide_admission(ref=admission.ref, confirms=False, actor=cast.actor(cast.wu_jie))

    assert not has_role(body.ref, "certification_body")


def test_a_consultant_is_never_admitted_as_a_body(cast: Cast) -> None:
    with pytest.raises(Conflict, match=r"Art\. 13"):
        propose_admission(**body_terms(cast.haishi.ref, cast))

    assert BodyAdmission.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("approval_number", "149"),
        ("scope", " "),
        ("valid_until", date(2020, 1, 1)),
        ("reasons", ""),
    ],
)
def test_an_admission_names_the_field_that_is_wrong(
    cast: Cast, field: str, value: object
) -> None:
    body = organization("新衡认证", "New body", 811)

    with pytest.raises(Invalid) as refused:
        propose_admission(**body_terms(body.ref, cast, **{field: value}))

    assert refused.value.field == field
    assert BodyAdmission.objects.count() == 0


def test_everybody_concerned_is_told(cast: Cast, frozen_clock: FrozenClock) -> None:
    case = setting.on_notice(cast)
    worker.run_pending()

    told = {
        (n.kind, n.user_ref) for n in Notice.objects.exclude(kind__startswith="account")
    }
    assert ("directory.submitted", cast.wang_min.ref) in told
    assert ("directory.proposed", cast.wu_jie.ref) in told
    assert ("directory.public_notice", cast.zhao_hai.ref) in told
    notice = Notice.objects.filter(kind="directory.public_notice").first()
    assert notice.url == f"/my/applications/{case.ref}/"
    assert any(
        "Haishi" in sent.subject or "海石" in sent.subject for sent in mail.outbox
    )


def test_a_decision_needs_reasons(cast: Cast) -> None:
    case = setting.proposed(cast)

    with pytest.raises(Invalid) as refused:
        decide_vetting(
            ref=case.ref, agrees=True, reasons=" ", actor=cast.actor(cast.wu_jie)
        )

    assert refused.value.field == "reasons"
