"""The enterprise accepts a delivery; the amount becomes due."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.actions.release_milestone import release_milestone
from marketplace.engagements.entries import MilestoneAccepted
from marketplace.engagements.lateness import late_working_days
from marketplace.engagements.locks import locked_milestone
from marketplace.engagements.models import Milestone
from marketplace.engagements.rights import refuse_same_person, require_side
from marketplace.engagements.silence import end_silence
from marketplace.engagements.states import MILESTONE_MOVES, MilestoneStatus
from portal.accounts.actors import SYSTEM, Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.given import given
from portal.kernel.moves import check_move


@transaction.atomic
def accept_milestone(*, ref: str, actor: Actor, by_silence: bool = False) -> Milestone:
    milestone = locked_milestone(ref)
    require_side(milestone.engagement, actor, "enterprise")
    check_move(
        MILESTONE_MOVES,
        milestone.status,
        MilestoneStatus.ACCEPTED,
        _("This milestone waits for no acceptance now. It may be accepted already."),
    )
    refuse_same_person(
        actor, milestone.deliverables.values_list("submitted_by", flat=True)
    )
    milestone.status = MilestoneStatus.ACCEPTED
    milestone.accepted_at = clock.now()
    milestone.accepted_by = actor.ref
    milestone.by_silence = by_silence
    milestone.save()
    end_silence(milestone)
    record(
        MilestoneAccepted(
            stream=milestone.engagement.ref,
            milestone=ref,
            by_silence=by_silence,
            due_on=milestone.due_on.isoformat() if milestone.due_on else "",
            delivered_on=clock.local_date(
                given(milestone.first_submitted_at)
            ).isoformat(),
            late_working_days=late_working_days(milestone),
        ),
        actor=actor,
    )
    release_milestone(ref=ref, actor=SYSTEM)
    return Milestone.objects.select_related("engagement").get(ref=ref)
