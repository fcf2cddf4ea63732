"""Whose word counted is known for every past moment, whatever is renewed later."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from credit.evaluate.spelling import as_dict
from credit.evaluate.standing import evaluate
from portal.accounts.actions.contest_account import contest_account
from portal.accounts.actions.decide_authority import decide_authority
from portal.accounts.actions.decide_contest import decide_contest
from portal.accounts.actions.hand_in_authority import hand_in_authority
from portal.accounts.actions.propose_contest import propose_contest
from portal.accounts.models import Membership, User
from portal.parties.models import Check, Party
from tests.conftest import FrozenClock
from tests.credit.build import put
from tests.people import Cast, organization

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings, tmp_path) -> None:
    settings.PRIVATE_FILES_ROOT = tmp_path


def letter() -> SimpleUploadedFile:
    return SimpleUploadedFile("letter.pdf", b"%PDF-1.7 letter")


def check_letter(cast: Cast, who: User, firm: Party) -> None:
    asked = hand_in_authority(party_ref=firm.ref, actor=cast.actor(who), file=letter())
    decide_authority(
        ref=asked.ref, is_confirmed=True, note="Seen.", actor=cast.actor(cast.wang_min)
    )


def hand_over(cast: Cast, who: User, firm: Party) -> None:
    contest = contest_account(
        party_ref=firm.ref, grounds="Ours.", file=letter(), actor=cast.actor(who)
    )
    propose_contest(
        ref=contest.ref,
        outcome="accepted",
        reason="The licence names the contester.",
        actor=cast.actor(cast.wang_min),
    )
    decide_contest(
        ref=contest.ref, follows_proposal=True, actor=cast.actor(cast.wu_jie)
    )


@pytest.fixture
def client_firm(cast: Cast, frozen_clock: FrozenClock) -> Party:
    """A firm of which nothing was checked, and its unchecked member Tang Yi."""
    return organization("慈溪阀门厂", "Cixi Valves", 201)


def replayed(cast: Cast, moment) -> str:
    standing = evaluate(cast.haishi.ref, valid_at=moment, known_at=moment)
    return json.dumps(as_dict(standing), sort_keys=True)


@pytest.mark.parametrize("how", ["letter", "contest"])
def test_a_renewal_changes_no_score_of_the_past(
    cast: Cast, frozen_clock: FrozenClock, client_firm: Party, how: str
) -> None:
    put(
        "client_review",
        cast.haishi.ref,
        outcome_bp=10_000,
        counterparty=client_firm.ref,
    )
    stranger_at = frozen_clock.advance(hours=1)
    as_stranger = replayed(cast, stranger_at)
    frozen_clock.advance(hours=1)  # on the same day: moments count, not days
    if how == "letter":
        Membership.objects.create(
            user=cast.stranger,
            party=client_firm,
            role="owner",
            since=frozen_clock.moment.date(),
        )
        check_letter(cast, cast.stranger, client_firm)
    else:
        hand_over(cast, cast.stranger, client_firm)
    checked_at = frozen_clock.advance(hours=1)
    as_checked = replayed(cast, checked_at)
    assert evaluate(cast.haishi.ref).result.forecast.n_eff == pytest.approx(0.3, 1e-3)

    frozen_clock.advance(days=340)
    check_letter(cast, cast.stranger, client_firm)  # the renewal

    assert replayed(cast, checked_at) == as_checked
    assert replayed(cast, stranger_at) == as_stranger
    assert as_checked != as_stranger


@pytest.mark.parametrize("how", [check_letter, hand_over])
def test_each_way_to_authority_leaves_a_dated_check(
    cast: Cast, frozen_clock: FrozenClock, client_firm: Party, how
) -> None:
    if how is check_letter:
        Membership.objects.create(
            user=cast.stranger,
            party=client_firm,
            role="owner",
            since=frozen_clock.moment.date(),
        )
    how(cast, cast.stranger, client_firm)

    check = Check.objects.get(party=client_firm)
    held = Membership.objects.get(user=cast.stranger, party=client_firm)
    assert (check.what, check.result, check.raw) == (
        "authority",
        "confirmed",
        cast.stranger.ref,
    )
    assert check.recorded_at == frozen_clock.moment
    assert (check.checked_by, check.valid_until, check.evidence_ref) == (
        held.authority_checked_by,
        held.authority_until,
        held.authority_file,
    )


def test_nothing_else_writes_authority(cast: Cast) -> None:
    """One module sets the columns, and it writes the check beside them."""
    from tests.support.database import ROOT

    writers = {
        path.relative_to(ROOT).as_posix()
        for part in ("portal", "marketplace", "credit", "search", "cms")
        for path in (ROOT / part).rglob("*.py")
        if "migrations" not in path.parts
        for line in path.read_text().splitlines()
        if ".authority_until =" in line or "authority_until=" in line
    }
    assert writers == {"portal/accounts/authority.py"}
