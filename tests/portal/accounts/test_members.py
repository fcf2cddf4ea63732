import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from portal.accounts.actions.answer_invitation import answer_invitation
from portal.accounts.actions.answer_join import answer_join
from portal.accounts.actions.ask_to_join import ask_to_join
from portal.accounts.actions.change_profile import change_profile, normalise_mobile
from portal.accounts.actions.contest_account import contest_account
from portal.accounts.actions.decide_contest import decide_contest
from portal.accounts.actions.invite_member import invite_member
from portal.accounts.actions.leave_organization import leave_organization
from portal.accounts.actions.propose_contest import propose_contest
from portal.accounts.models import AccountContest, Membership
from portal.accounts.queries import invitation_for, invitations_for
from portal.kernel.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    WrongState,
)
from portal.outbox.worker import run_pending
from portal.worklist.models import WorkItem
from tests import people
from tests.people import Cast


def test_the_owner_lets_somebody_in(cast: Cast) -> None:
    asked = ask_to_join(party_ref=cast.haishi.ref, actor=cast.actor(cast.stranger))
    again = ask_to_join(party_ref=cast.haishi.ref, actor=cast.actor(cast.stranger))
    assert again == asked
    run_pending()
    assert mail.outbox[0].to == [cast.zhao_hai.email]
    answer_join(ref=asked.ref, is_accepted=True, actor=cast.actor(cast.zhao_hai))
    actor = cast.actor(cast.stranger)
    assert actor.acts_for(cast.haishi.ref)
    assert not actor.speaks_for(cast.haishi.ref)
    with pytest.raises(WrongState):
        answer_join(ref=asked.ref, is_accepted=False, actor=cast.actor(cast.zhao_hai))


def test_only_an_owner_lets_in(cast: Cast) -> None:
    asked = ask_to_join(
        party_ref=cast.ningbo_tools.ref, actor=cast.actor(cast.stranger)
    )
    with pytest.raises(NotAllowed):
        answer_join(ref=asked.ref, is_accepted=True, actor=cast.actor(cast.lin_wei))
    with pytest.raises(NotFound):
        answer_join(ref=asked.ref, is_accepted=True, actor=cast.actor(cast.zhao_hai))
    assert not Membership.objects.filter(user=cast.stranger).exists()


def test_members_do_not_ask_and_persons_are_not_joined(cast: Cast) -> None:
    with pytest.raises(Conflict):
        ask_to_join(party_ref=cast.haishi.ref, actor=cast.actor(cast.zhao_hai))
    with pytest.raises(NotFound):
        ask_to_join(party_ref=cast.chen_yu_person.ref, actor=cast.actor(cast.stranger))


def test_an_invitation_is_mailed_and_counts_for_its_address_only(cast: Cast) -> None:
    invitation = invite_member(
        party_ref=cast.haishi.ref,
        email=" Tang.Yi@example.cn ",
        actor=cast.actor(cast.zhao_hai),
    )
    run_pending()
    assert mail.outbox[0].to == ["tang.yi@example.cn"]
    assert f"/my/invitations/{invitation.ref}/" in mail.outbox[0].body
    with pytest.raises(NotFound):
        answer_invitation(
            ref=invitation.ref, is_accepted=True, actor=cast.actor(cast.lin_wei)
        )
    answer_invitation(
        ref=invitation.ref, is_accepted=True, actor=cast.actor(cast.stranger)
    )
    assert cast.actor(cast.stranger).acts_for(cast.haishi.ref)


def test_an_old_invitation_has_run_out(cast: Cast, frozen_clock) -> None:
    invitation = invite_member(
        party_ref=cast.haishi.ref,
        email=cast.stranger.email,
        actor=cast.actor(cast.zhao_hai),
    )
    frozen_clock.advance(days=15)
    with pytest.raises(WrongState):
        answer_invitation(
            ref=invitation.ref, is_accepted=True, actor=cast.actor(cast.stranger)
        )
    again = invite_member(
        party_ref=cast.haishi.ref,
        email=cast.stranger.email,
        actor=cast.actor(cast.zhao_hai),
    )
    assert again.ref != invitation.ref


@pytest.mark.parametrize(
    ("email", "role", "field"),
    [("nobody", "member", "email"), ("a@b.cn", "officer", "role")],
)
def test_wrong_invitations_are_refused(
    cast: Cast, email: str, role: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        invite_member(
            party_ref=cast.haishi.ref,
            email=email,
            role=role,
            actor=cast.actor(cast.zhao_hai),
        )
    assert refused.value.field == field


def test_the_last_owner_hands_over_first(cast: Cast) -> None:
    people.join(cast.stranger, cast.haishi, "member")
    with pytest.raises(WrongState):
        leave_organization(party_ref=cast.haishi.ref, actor=cast.actor(cast.zhao_hai))
    leave_organization(party_ref=cast.haishi.ref, actor=cast.actor(cast.stranger))
    assert not cast.actor(cast.stranger).acts_for(cast.haishi.ref)
    leave_organization(party_ref=cast.haishi.ref, actor=cast.actor(cast.zhao_hai))


@pytest.fixture
def contest(cast: Cast, settings, tmp_path) -> AccountContest:
    settings.PRIVATE_FILES_ROOT = tmp_path
    return contest_account(
        party_ref=cast.haishi.ref,
        grounds="We never opened this account.",
        file=SimpleUploadedFile("licence.pdf", b"%PDF-1.7"),
        actor=cast.actor(cast.stranger),
    )


def propose(cast: Cast, contest: AccountContest, outcome: str) -> None:
    propose_contest(
        ref=contest.ref,
        outcome=outcome,
        reason="The licence names the contester.",
        actor=cast.actor(cast.wang_min),
    )


def test_two_officers_hand_a_contested_account_over(
    cast: Cast, contest: AccountContest
) -> None:
    propose(cast, contest, "accepted")
    row = WorkItem.objects.get(ref=contest.ref)
    assert (row.excluded_ref, row.next_step) == (cast.wang_min.ref, "decide_contest")
    with pytest.raises(NotAllowed):
        decide_contest(
            ref=contest.ref, follows_proposal=True, actor=cast.actor(cast.wang_min)
        )
    with pytest.raises(NotAllowed):  # an officer proposes, an approver decides
        decide_contest(
            ref=contest.ref, follows_proposal=True, actor=cast.actor(cast.li_na)
        )
    contest.decided_by = contest.proposed_by = cast.wang_min.ref
    with pytest.raises(IntegrityError), transaction.atomic():
        contest.save()
    assert cast.actor(cast.zhao_hai).speaks_for(cast.haishi.ref)
    decide_contest(
        ref=contest.ref, follows_proposal=True, actor=cast.actor(cast.wu_jie)
    )
    assert not cast.actor(cast.zhao_hai).acts_for(cast.haishi.ref)
    assert cast.actor(cast.stranger).speaks_for(cast.haishi.ref)
    assert WorkItem.objects.get(ref=contest.ref).closed_at is not None
    run_pending()
    assert {tuple(m.to) for m in mail.outbox} >= {
        (cast.zhao_hai.email,),
        (cast.stranger.email,),
    }


def test_a_declined_contest_changes_nothing(
    cast: Cast, contest: AccountContest
) -> None:
    propose(cast, contest, "declined")
    decide_contest(
        ref=contest.ref, follows_proposal=True, actor=cast.actor(cast.wu_jie)
    )
    assert cast.actor(cast.zhao_hai).speaks_for(cast.haishi.ref)
    assert not cast.actor(cast.stranger).acts_for(cast.haishi.ref)


def test_a_proposal_can_be_sent_back(cast: Cast, contest: AccountContest) -> None:
    propose(cast, contest, "accepted")
    decide_contest(
        ref=contest.ref, follows_proposal=False, actor=cast.actor(cast.wu_jie)
    )
    contest.refresh_from_db()
    assert (contest.status, contest.proposed_by) == ("open", "")
    assert WorkItem.objects.get(ref=contest.ref).excluded_ref == ""


def test_a_contest_needs_grounds_and_a_document(cast: Cast) -> None:
    for grounds, field in (("", "grounds"), ("We never opened this.", "file")):
        with pytest.raises(Invalid) as refused:
            contest_account(
                party_ref=cast.haishi.ref,
                grounds=grounds,
                file=None,
                actor=cast.actor(cast.stranger),
            )
        assert refused.value.field == field
    assert not AccountContest.objects.exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("138 0013 8000", "+8613800138000"),
        ("+44 7700 900123", "+447700900123"),
        ("", None),
    ],
)
def test_mobile_numbers_are_kept_in_international_form(
    typed: str, kept: str | None
) -> None:
    assert normalise_mobile(typed) == kept


def test_a_mobile_number_belongs_to_one_account(cast: Cast) -> None:
    def change(user: object) -> None:
        change_profile(
            name="N", language="en", mobile="13800138000", actor=cast.actor(user)
        )

    change(cast.lin_wei)
    with pytest.raises(Conflict) as refused:
        change(cast.zhao_hai)
    assert refused.value.field == "mobile"
    cast.zhao_hai.refresh_from_db()
    assert (cast.zhao_hai.mobile, cast.zhao_hai.name) == (None, "Zhao Hai")


def test_an_unconfirmed_address_proves_nothing(cast: Cast, settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    invitation = invite_member(
        party_ref=cast.haishi.ref,
        email=cast.stranger.email,
        actor=cast.actor(cast.zhao_hai),
    )
    address = EmailAddress.objects.create(
        user=cast.stranger, email=cast.stranger.email, verified=False
    )
    assert invitations_for(cast.stranger) == []
    with pytest.raises(NotFound):
        invitation_for(cast.stranger, invitation.ref)
    with pytest.raises(NotFound):
        answer_invitation(
            ref=invitation.ref, is_accepted=True, actor=cast.actor(cast.stranger)
        )
    assert not cast.actor(cast.stranger).acts_for(cast.haishi.ref)
    address.verified = True
    address.save()
    assert invitation_for(cast.stranger, invitation.ref) == invitation
    answer_invitation(
        ref=invitation.ref, is_accepted=True, actor=cast.actor(cast.stranger)
    )
    assert cast.actor(cast.stranger).acts_for(cast.haishi.ref)
