"""An officer proposes how a contest ends: the result stands, or it is struck."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.contests import answers_own_check, open_contest
from marketplace.engagements.entries import ContestAnswerProposed
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Certification
from marketplace.engagements.rights import require_officer
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Invalid, NotAllowed, WrongState


@transaction.atomic
def propose_settlement(
    *, ref: str, is_upheld: bool, answer: str, actor: Actor
) -> Certification:
    found = locked_certification(ref)
    require_officer(found, actor)
    contest = open_contest(found)
    if contest.proposed_by:
        raise WrongState(
            _("An answer is proposed already. Another officer decides it first.")
        )
    if answers_own_check(found, contest, actor):
        raise NotAllowed(
            _("You checked this result yourself. Another officer answers the contest.")
        )
    if not answer.strip():
        raise Invalid(_("Give the reasons: both sides read them."), field="answer")
    contest.upheld = is_upheld
    contest.answer = answer.strip()
    contest.proposed_by = actor.ref
    contest.proposed_at = clock.now()
    contest.save()
    record(
        ContestAnswerProposed(
            stream=ref,
            engagement=found.engagement.ref,
            is_upheld=is_upheld,
            answer=Private(actor.ref, contest.answer),
        ),
        actor=actor,
    )
    return found
