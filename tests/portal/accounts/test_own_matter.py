"""Who may not act for the institute: in the matter of a party they belong to."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from portal.accounts.actions.contest_account import contest_account
from portal.accounts.actions.decide_authority import decide_authority
from portal.accounts.actions.decide_contest import decide_contest
from portal.accounts.actions.hand_in_authority import hand_in_authority
from portal.accounts.actions.propose_contest import propose_contest
from portal.accounts.models import (
    AccountContest,
    AuthorityRequest,
    Membership,
    PersonClaim,
)
from portal.accounts.own_matter import own_matter, own_matter_sentence
from portal.kernel import clock
from portal.kernel.errors import NotAllowed
from portal.parties.ties import record_tie
from tests.people import Cast, employ, join, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def private_root(settings, tmp_path, frozen_clock) -> None:
    settings.PRIVATE_FILES_ROOT = tmp_path


def letter() -> SimpleUploadedFile:
    return SimpleUploadedFile("letter.pdf", b"%PDF-1.7 letter")


def worked_there(cast: Cast, until: date) -> None:
    row = join(cast.wang_min, cast.haishi, "member")
    Membership.objects.filter(pk=row.pk).update(until=until)


def test_a_stranger_to_the_party_may_act(cast: Cast) -> None:
    assert own_matter(cast.actor(cast.wang_min), [cast.haishi.ref]) is None
    assert own_matter_sentence(cast.actor(cast.wang_min), [cast.haishi.ref]) == ""


def test_a_member_stands_aside_and_reads_who_acts_instead(cast: Cast) -> None:
    join(cast.wang_min, cast.haishi, "member")

    with translation.override("en"):
        told = own_matter_sentence(cast.actor(cast.wang_min), [cast.haishi.ref])

    assert told == (
        "You stand aside from this matter: same organization now or within 24 months. "
        "Another officer of your institute takes it."
    )


@pytest.mark.parametrize(
    ("until", "reason"),
    [(date(2024, 11, 23), "employment"), (date(2024, 11, 22), None)],
)
def test_a_membership_counts_for_24_months_after_its_end(
    cast: Cast, until: date, reason: str | None
) -> None:
    worked_there(cast, until)

    assert own_matter(cast.actor(cast.wang_min), [cast.haishi.ref]) == reason


def test_a_claimed_person_who_works_there_stands_aside(cast: Cast) -> None:
    own = person("王敏", "Wang Min", "3312399")
    PersonClaim.objects.create(user=cast.wang_min, party=own)
    employ(own, cast.haishi)

    assert own_matter(cast.actor(cast.wang_min), [own.ref]) == "party"
    assert own_matter(cast.actor(cast.wang_min), [cast.haishi.ref]) == "employment"
    colleague = [cast.chen_yu_person.ref]  # a practitioner of the same firm
    assert own_matter(cast.actor(cast.wang_min), colleague) == "employment"


def test_a_tie_counts_by_its_kind(cast: Cast) -> None:
    record_tie(
        from_ref=cast.wang_min.ref,
        to_ref=cast.haishi.ref,
        kind="shareholding",
        since=date(2020, 1, 1),
        source_ref="DECLARED",
    )

    assert own_matter(cast.actor(cast.wang_min), [cast.haishi.ref]) == "shareholding"


@pytest.fixture
def asked(cast: Cast) -> AuthorityRequest:
    Membership.objects.filter(user=cast.lin_wei).update(authority_until=None)
    return hand_in_authority(
        party_ref=cast.ningbo_tools.ref, actor=cast.actor(cast.lin_wei), file=letter()
    )


def test_a_colleague_does_not_check_the_letter(
    cast: Cast, asked: AuthorityRequest
) -> None:
    join(cast.wang_min, cast.ningbo_tools, "member")

    with pytest.raises(NotAllowed):
        decide_authority(
            ref=asked.ref,
            is_confirmed=True,
            note="Seal compared.",
            actor=cast.actor(cast.wang_min),
        )

    asked.refresh_from_db()
    assert asked.status == "open"
    page = f"/en/institute/authority/{asked.ref}/"
    own = cast.client(cast.wang_min).get(page).content.decode()
    other = cast.client(cast.li_na).get(page).content.decode()
    assert "You stand aside from this matter" in own
    assert ("You stand aside" in other, 'name="note"' in other) == (False, True)
    assert 'name="note"' not in own


@pytest.fixture
def contest(cast: Cast) -> AccountContest:
    return contest_account(
        party_ref=cast.haishi.ref,
        grounds="We never opened this account.",
        file=letter(),
        actor=cast.actor(cast.stranger),
    )


def test_a_contested_account_is_for_officers_without_a_tie(
    cast: Cast, contest: AccountContest
) -> None:
    worked_there(cast, clock.today())
    proposal = {"ref": contest.ref, "outcome": "declined", "reason": "It is theirs."}

    with pytest.raises(NotAllowed):
        propose_contest(**proposal, actor=cast.actor(cast.wang_min))
    propose_contest(**proposal, actor=cast.actor(cast.li_na))
    join(cast.wu_jie, cast.haishi, "member")
    with pytest.raises(NotAllowed):
        decide_contest(
            ref=contest.ref, follows_proposal=True, actor=cast.actor(cast.wu_jie)
        )

    contest.refresh_from_db()
    assert (contest.status, contest.proposed_by) == ("proposed", cast.li_na.ref)
    page = f"/zh-hans/institute/accounts/{contest.ref}/"
    assert "回避" in cast.client(cast.wu_jie).get(page).content.decode()


def test_who_contests_does_not_propose(cast: Cast) -> None:
    own = contest_account(
        party_ref=cast.haishi.ref,
        grounds="It is mine.",
        file=letter(),
        actor=cast.actor(cast.wang_min),
    )

    with pytest.raises(NotAllowed):
        propose_contest(
            ref=own.ref,
            outcome="accepted",
            reason="Mine.",
            actor=cast.actor(cast.wang_min),
        )
