"""Forms of accounts: organizations, letters, members, profile."""

from portal.accounts import forms
from portal.accounts.actions.contest_account import contest_account
from portal.accounts.actions.hand_in_authority import hand_in_authority
from tests.architecture.forms_table.row import KEPT, Row, pdf
from tests.credit.cases.conftest import Desk
from tests.people import join, uscc


def letter(desk: Desk) -> str:
    cast = desk.cast
    join(cast.stranger, cast.haishi, "member", checked=False)
    asked = hand_in_authority(
        party_ref=cast.haishi.ref,
        actor=cast.actor(cast.stranger),
        bank_reference="20261123-7",
    )
    return f"/institute/authority/{asked.ref}/"


def contested(desk: Desk) -> str:
    row = contest_account(
        party_ref=desk.cast.haishi.ref,
        grounds="-",
        file=pdf(),
        actor=desk.cast.actor(desk.cast.stranger),
    )
    return f"/institute/accounts/{row.ref}/"


ROWS: dict[str, Row] = {
    "register": Row(
        form=forms.RegistrationForm,
        who="stranger",
        page=lambda desk: "/register/organization/",
        sends=r"/register/organization/$",
        typed={"name": KEPT, "uscc": uscc(901), "role": "enterprise"},
    ),
    "letter of authority": Row(
        form=forms.AuthorityForm,
        who="zhao_hai",
        page=lambda desk: f"/my/organizations/{desk.cast.haishi.ref}/authority/",
        sends=r"/authority/$",
        typed={"bank_reference": KEPT},
    ),
    "answer to a letter": Row(
        form=forms.AuthorityDecisionForm,
        who="wang_min",
        page=letter,
        sends=r"/institute/authority/",
        typed={"is_confirmed": "yes", "note": KEPT},
    ),
    "ask to join": Row(
        form=forms.JoinForm,
        who="stranger",
        page=lambda desk: f"/join/{desk.cast.haishi.ref}/",
        sends=r"/join/",
        typed={"message": KEPT},
        may_be_empty=True,
    ),
    "contest": Row(
        form=forms.ContestForm,
        who="stranger",
        page=lambda desk: f"/contest/{desk.cast.haishi.ref}/",
        sends=r"/contest/",
        typed=lambda desk: {"grounds": KEPT, "file": pdf()},
    ),
    "proposal on a contest": Row(
        form=forms.ContestProposalForm,
        who="wang_min",
        page=contested,
        sends=r"/institute/accounts/",
        typed={"outcome": "declined", "reason": KEPT},
    ),
    "invite a member": Row(
        form=forms.InvitationForm,
        who="zhao_hai",
        page=lambda desk: f"/my/organizations/{desk.cast.haishi.ref}/members/",
        sends=r"/members/$",
        typed={"email": "tang.yi@example.cn", "role": "member"},
    ),
    "profile": Row(
        form=forms.ProfileForm,
        who="stranger",
        page=lambda desk: "/my/profile/",
        sends=r"/my/profile/$",
        typed={"name": KEPT, "language": "en"},
        may_repeat=True,
    ),
}
