"""Who is told what happens to accounts? Reactions to their entries."""

from portal.accounts.entries import (
    AccountContestDecided,
    AccountContested,
    AuthorityConfirmed,
    AuthorityRefused,
    JoinAnswered,
    JoinAsked,
    MemberInvited,
)
from portal.accounts.models import Invitation
from portal.accounts.queries import owners_of, user_names
from portal.journal.entries import Recorded
from portal.notices.send import invite_by_mail, notify
from portal.parties.names import both
from portal.parties.queries import parties_by_ref


def _name(party_ref: str) -> dict[str, str]:
    return both(parties_by_ref([party_ref]).get(party_ref))


def authority_confirmed(recorded: Recorded) -> None:
    entry = recorded.as_a(AuthorityConfirmed)
    notify(
        to=[entry.user],
        kind="accounts.authority_confirmed",
        ref=entry.party,
        url="/desk/",
        facts={"party": _name(entry.party), "until": entry.until},
        key=recorded.key,
    )


def authority_refused(recorded: Recorded) -> None:
    entry = recorded.as_a(AuthorityRefused)
    notify(
        to=[entry.user],
        kind="accounts.authority_refused",
        ref=entry.party,
        url=f"/my/organizations/{entry.party}/authority/",
        facts={"party": _name(entry.party), "reason": entry.reason.text},
        key=recorded.key,
    )


def join_asked(recorded: Recorded) -> None:
    entry = recorded.as_a(JoinAsked)
    names = user_names([entry.user])
    notify(
        to=owners_of(entry.party),
        kind="accounts.join_asked",
        ref=entry.party,
        url=f"/my/organizations/{entry.party}/members/",
        facts={"party": _name(entry.party), "who": names.get(entry.user, "")},
        key=recorded.key,
    )


def join_answered(recorded: Recorded) -> None:
    entry = recorded.as_a(JoinAnswered)
    notify(
        to=[entry.user],
        kind="accounts.join_answered",
        ref=entry.party,
        url="/desk/",
        facts={"party": _name(entry.party), "accepted": entry.accepted},
        key=recorded.key,
    )


def member_invited(recorded: Recorded) -> None:
    entry = recorded.as_a(MemberInvited)
    invitation = Invitation.objects.select_related("party").get(ref=entry.stream)
    invite_by_mail(
        to=invitation.email,
        kind="accounts.member_invited",
        language="en" if invitation.party.language == "en" else "zh-hans",
        url=f"/my/invitations/{invitation.ref}/",
        facts={"party": both(invitation.party)},
    )


def account_contested(recorded: Recorded) -> None:
    """The owners learn of it at once, so that they can answer."""
    entry = recorded.as_a(AccountContested)
    notify(
        to=owners_of(entry.party),
        kind="accounts.contested",
        ref=entry.party,
        url="/desk/",
        facts={"party": _name(entry.party)},
        key=recorded.key,
    )


def contest_decided(recorded: Recorded) -> None:
    entry = recorded.as_a(AccountContestDecided)
    if entry.outcome == "open":
        return
    notify(
        to={entry.user, *entry.removed},
        kind="accounts.contest_decided",
        ref=entry.party,
        url="/desk/",
        facts={"party": _name(entry.party), "upheld": entry.outcome == "accepted"},
        key=recorded.key,
    )
