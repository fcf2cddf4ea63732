"""A second officer decides a contest: struck, as before, or back to the first officer."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.alarms import set_alarms
from marketplace.engagements.contests import open_contest, require_second
from marketplace.engagements.entries import ContestAnswerReturned, ContestSettled
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Certification, Contest
from marketplace.engagements.rights import require_officer
from marketplace.engagements.states import (
    CERTIFICATION_MOVES,
    STANDING_MOVES,
    CertificationStatus,
    Standing,
)
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Invalid, WrongState
from portal.kernel.moves import check_move


@transaction.atomic
def settle_contest(
    *, ref: str, confirms: bool, actor: Actor, note: str = ""
) -> Certification:
    found = locked_certification(ref)
    require_officer(found, actor)
    contest = open_contest(found)
    if not contest.proposed_by:
        raise WrongState(_("No answer is proposed yet. Propose one first."))
    require_second(found, contest, actor)
    if not confirms:
        _send_back(found, contest, note.strip(), actor)
        return found
    contest.closed_at = clock.now()
    contest.decided_by = actor.ref
    contest.save()
    _apply(found, contest)
    record(
        ContestSettled(
            stream=ref,
            engagement=found.engagement.ref,
            is_upheld=bool(contest.upheld),
            about=contest.about,
            answer=Private(contest.proposed_by, contest.answer),
        ),
        actor=actor,
    )
    return found


def _apply(found: Certification, contest: Contest) -> None:
    """A struck withdrawal leaves the certificate in force and its result as it was."""
    is_withdrawal = contest.about == Contest.About.WITHDRAWAL
    struck = bool(contest.upheld) and not is_withdrawal
    standing = Standing.STRUCK if struck else Standing(contest.standing_before)
    wrong = _("Nobody contests this result now.")
    check_move(STANDING_MOVES, found.standing, standing, wrong)
    found.standing = standing
    if contest.upheld and is_withdrawal:
        granted = CertificationStatus.GRANTED
        check_move(
            CERTIFICATION_MOVES, found.status, granted, wrong, by="settle_contest"
        )
        found.status = granted
        found.withdrawn_on = None
    found.save(update_fields=["standing", "status", "withdrawn_on"])
    set_alarms(found)


def _send_back(found: Certification, contest: Contest, note: str, actor: Actor) -> None:
    if not note:
        raise Invalid(_("Say what the proposal lacks."), field="note")
    contest.upheld = None
    contest.proposed_by = ""
    contest.proposed_at = None
    contest.return_note = note
    contest.returned_by = actor.ref
    contest.save()
    record(
        ContestAnswerReturned(
            stream=found.ref,
            engagement=found.engagement.ref,
            note=Private(actor.ref, note),
        ),
        actor=actor,
    )
