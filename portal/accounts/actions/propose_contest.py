"""An officer proposes how a contested account is decided."""

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.entries import AccountContestProposed
from portal.accounts.models import AccountContest, Answer
from portal.accounts.own_matter import refuse_own_matter
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid, NotFound, WrongState

OUTCOMES = (Answer.ACCEPTED, Answer.DECLINED)


@transaction.atomic
def propose_contest(
    *, ref: str, outcome: str, reason: str, actor: Actor
) -> AccountContest:
    contest = locked_contest(ref, actor)
    if contest.status != Answer.OPEN:
        raise WrongState(_("A proposal has been made already."))
    if outcome not in OUTCOMES:
        raise Invalid(_("Choose what you propose."), field="outcome")
    if not reason.strip():
        raise Invalid(_("Give the reasons of your proposal."), field="reason")
    contest.status, contest.proposal = Answer.PROPOSED, outcome
    contest.reason, contest.proposed_by = reason.strip()[:300], actor.ref
    contest.save()
    record(
        AccountContestProposed(
            stream=ref,
            party=contest.party.ref,
            institute=contest.institute_ref,
            outcome=outcome,
            reason=Private(contest.user.ref, contest.reason),
        ),
        actor=actor,
    )
    return contest


def locked_contest(ref: str, actor: Actor) -> AccountContest:
    contest = (
        AccountContest.objects.select_for_update(of=("self",))
        .select_related("party", "user")
        .filter(ref=ref)
        .first()
    )
    if contest is None or not actor.officer_of(contest.institute_ref):
        raise NotFound(_("There is no such case, or another institute handles it."))
    refuse_own_matter(actor, contest.concerned())
    return contest
