"""Which contest of a result is open, and who may decide its answer?"""

from django.utils.translation import gettext as _

from marketplace.engagements.models import Certification, Contest
from portal.accounts.actors import Actor
from portal.accounts.queries import approvers_of
from portal.kernel.errors import NotAllowed, WrongState


def open_contest(certification: Certification) -> Contest:
    contest = certification.contests.filter(closed_at=None).first()
    if contest is None:
        raise WrongState(_("Nobody contests this result now."))
    return contest


def answers_own_check(
    certification: Certification, contest: Contest, actor: Actor
) -> bool:
    """Who checked never proposes, and decides only where no other approver is."""
    if actor.ref != certification.checked_by:
        return False
    others = {*approvers_of(certification.institute_ref)} - {actor.ref}
    return not contest.proposed_by or bool(others - {contest.proposed_by})


def require_second(
    certification: Certification, contest: Contest, actor: Actor
) -> None:
    """An approver, never who proposed; who checked only where no other approver is."""
    institute = certification.institute_ref
    if actor.ref == contest.proposed_by:
        raise NotAllowed(
            _("You proposed this yourself. A second officer has to decide it.")
        )
    if not actor.approver_of(institute):
        raise NotAllowed(
            _("Only an approver of the institute decides. Ask one to open this page.")
        )
    if answers_own_check(certification, contest, actor):
        raise NotAllowed(
            _("You checked this result yourself. Another officer answers the contest.")
        )
