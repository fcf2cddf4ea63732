from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.actions.decide_authority import decide_authority
from portal.accounts.actions.hand_in_authority import hand_in_authority
from portal.accounts.models import AuthorityRequest, Membership
from portal.files.store import open_file
from portal.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from portal.notices.models import Notice
from portal.outbox.worker import run_pending
from portal.parties.queries import valid_checks_of
from portal.worklist.models import WorkItem
from tests.people import Cast


@pytest.fixture(autouse=True)
def private_root(settings, tmp_path) -> None:
    settings.PRIVATE_FILES_ROOT = tmp_path


@pytest.fixture
def asked(cast: Cast, frozen_clock) -> AuthorityRequest:
    Membership.objects.filter(user=cast.lin_wei).update(authority_until=None)
    return hand_in_authority(
        party_ref=cast.ningbo_tools.ref,
        actor=cast.actor(cast.lin_wei),
        file=SimpleUploadedFile("letter.pdf", b"%PDF-1.7 letter"),
    )


def confirm(cast: Cast, ref: str, user: object = None) -> AuthorityRequest:
    return decide_authority(
        ref=ref,
        is_confirmed=True,
        note="Seal compared with the register.",
        actor=cast.actor(user or cast.wang_min),
    )


def test_a_letter_becomes_a_row_at_the_responsible_institute(
    cast: Cast, asked: AuthorityRequest
) -> None:
    row = WorkItem.objects.get(ref=asked.ref)
    assert row.institute_ref == cast.ningbo_institute.ref
    assert row.due_at.date() == date(2026, 11, 30)  # five working days
    assert not cast.actor(cast.lin_wei).speaks_for(cast.ningbo_tools.ref)


def test_after_the_check_the_member_speaks_for_a_year(
    cast: Cast, asked: AuthorityRequest, frozen_clock
) -> None:
    confirm(cast, asked.ref)
    assert cast.actor(cast.lin_wei).speaks_for(cast.ningbo_tools.ref)
    (check,) = valid_checks_of(cast.ningbo_tools.ref)
    assert (check.what, check.checked_by) == ("authority", cast.wang_min.ref)
    assert check.valid_until == date(2027, 11, 23)
    assert WorkItem.objects.get(ref=asked.ref).closed_at is not None
    run_pending()
    assert Notice.objects.get().kind == "accounts.authority_confirmed"
    frozen_clock.advance(days=366)
    assert not cast.actor(cast.lin_wei).speaks_for(cast.ningbo_tools.ref)


def test_a_refusal_gives_no_authority_and_says_why(
    cast: Cast, asked: AuthorityRequest
) -> None:
    decide_authority(
        ref=asked.ref,
        is_confirmed=False,
        note="The seal is missing.",
        actor=cast.actor(cast.wang_min),
    )
    assert not cast.actor(cast.lin_wei).speaks_for(cast.ningbo_tools.ref)
    run_pending()
    assert Notice.objects.get().facts["reason"] == "The seal is missing."
    hand_in_authority(
        party_ref=cast.ningbo_tools.ref,
        actor=cast.actor(cast.lin_wei),
        bank_reference="ICBC 2026-11-23 0.01",
    )


def test_officers_of_other_institutes_and_strangers_find_nothing(
    cast: Cast, asked: AuthorityRequest
) -> None:
    for user in (cast.gao_lei, cast.stranger, cast.lin_wei):
        with pytest.raises(NotFound):
            confirm(cast, asked.ref, user)
    for user in (cast.gao_lei, cast.stranger):
        with pytest.raises(NotFound):
            open_file(asked.file_ref, cast.actor(user))
    assert open_file(asked.file_ref, cast.actor(cast.li_na))[0].name == "letter.pdf"
    asked.refresh_from_db()
    assert asked.status == "open"


def test_the_second_officer_is_told_that_it_is_answered(
    cast: Cast, asked: AuthorityRequest
) -> None:
    confirm(cast, asked.ref)
    with pytest.raises(WrongState):
        confirm(cast, asked.ref, cast.li_na)


def test_an_officer_cannot_check_their_own_letter(cast: Cast) -> None:
    from tests import people

    people.join(cast.wang_min, cast.ningbo_tools, "member", checked=False)
    asked = hand_in_authority(
        party_ref=cast.ningbo_tools.ref,
        actor=cast.actor(cast.wang_min),
        bank_reference="B-1",
    )
    with pytest.raises(NotAllowed):
        confirm(cast, asked.ref)


def test_without_letter_or_reference_or_membership_nothing_is_handed_in(
    cast: Cast,
) -> None:
    with pytest.raises(Invalid):
        hand_in_authority(
            party_ref=cast.ningbo_tools.ref, actor=cast.actor(cast.lin_wei)
        )
    with pytest.raises(NotFound):
        hand_in_authority(
            party_ref=cast.ningbo_tools.ref,
            actor=cast.actor(cast.stranger),
            bank_reference="B-1",
        )
    assert not AuthorityRequest.objects.exists()


def test_a_second_letter_waits_for_the_first(
    cast: Cast, asked: AuthorityRequest
) -> None:
    with pytest.raises(WrongState):
        hand_in_authority(
            party_ref=cast.ningbo_tools.ref,
            actor=cast.actor(cast.lin_wei),
            bank_reference="B-2",
        )
    assert AuthorityRequest.objects.count() == 1
