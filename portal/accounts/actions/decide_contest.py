"""A second officer decides a contested account.

Upheld: everybody who acted for the organization leaves it and the contester becomes
its owner, with authority for a year, because the document was looked at twice.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.actions.propose_contest import locked_contest
from portal.accounts.actors import Actor
from portal.accounts.authority import give_authority
from portal.accounts.entries import AccountContestDecided
from portal.accounts.members import add_member, locked_party
from portal.accounts.models import AccountContest, Answer, Membership
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import NotAllowed, WrongState


@transaction.atomic
def decide_contest(*, ref: str, follows_proposal: bool, actor: Actor) -> AccountContest:
    """Follow the proposal, or send it back to the first officers."""
    contest = locked_contest(ref, actor)
    if contest.status != Answer.PROPOSED:
        raise WrongState(_("There is no proposal to decide on."))
    if contest.proposed_by == actor.ref:
        raise NotAllowed(_("You proposed this; a second officer has to decide it."))
    if not actor.approver_of(contest.institute_ref):
        raise NotAllowed(
            _("Only an approver of the institute decides. Ask one to open this page.")
        )
    removed: list[str] = []
    if follows_proposal:
        contest.status = Answer(contest.proposal)
        contest.decided_by, contest.decided_at = actor.ref, clock.now()
        if contest.status == Answer.ACCEPTED:
            removed = _hand_over(contest, actor)
    else:
        contest.status, contest.proposal, contest.proposed_by = Answer.OPEN, "", ""
    contest.save()
    record(
        AccountContestDecided(
            stream=ref,
            party=contest.party.ref,
            user=contest.user.ref,
            institute=contest.institute_ref,
            outcome=contest.status,
            removed=removed,
        ),
        actor=actor,
    )
    return contest


def _hand_over(contest: AccountContest, actor: Actor) -> list[str]:
    party = locked_party(contest.party.ref)
    current = party.memberships.filter(until=None).select_related("user")
    removed = sorted(m.user.ref for m in current)
    current.update(until=clock.today())
    owner = add_member(
        user=contest.user, party=party, role=Membership.Role.OWNER, actor=actor
    )
    give_authority(
        owner,
        file_ref=contest.file_ref,
        institute_ref=contest.institute_ref,
        note=contest.reason,
        actor=actor,
    )
    return removed
