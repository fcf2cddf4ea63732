"""An officer answers a contested result: it is struck, or stands as before."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import ContestSettled
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Certification
from marketplace.engagements.rights import require_officer
from marketplace.engagements.states import Standing
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Invalid, NotAllowed, WrongState

LEAST_ANSWER = 10


@transaction.atomic
def settle_contest(
    *, ref: str, is_upheld: bool, answer: str, actor: Actor
) -> Certification:
    found = locked_certification(ref)
    require_officer(found, actor)
    contest = found.contests.filter(closed_at=None).first()
    if contest is None:
        raise WrongState(_("Nobody contests this result now."))
    if found.checked_by == actor.ref:
        raise NotAllowed(
            _("You checked this result yourself. Another officer answers the contest.")
        )
    if len(answer.strip()) < LEAST_ANSWER:
        raise Invalid(_("Give the reasons: both sides read them."), field="answer")
    contest.closed_at = clock.now()
    contest.upheld = is_upheld
    contest.answer = answer.strip()
    contest.decided_by = actor.ref
    contest.save()
    found.standing = Standing.STRUCK if is_upheld else contest.standing_before
    found.save(update_fields=["standing"])
    record(
        ContestSettled(
            stream=ref,
            engagement=found.engagement.ref,
            is_upheld=is_upheld,
            answer=Private(actor.ref, contest.answer),
        ),
        actor=actor,
    )
    return found
