"""The enterprise sends a delivery back with reasons, at most twice."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import ChangesRequested
from marketplace.engagements.locks import locked_milestone
from marketplace.engagements.models import ChangeRequest, Milestone
from marketplace.engagements.rights import require_side
from marketplace.engagements.silence import end_silence
from marketplace.engagements.states import (
    MILESTONE_MOVES,
    MOST_REWORKS,
    MilestoneStatus,
)
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid, WrongState
from portal.kernel.moves import check_move


@transaction.atomic
def request_changes(
    *, ref: str, reasons: str, language: str, actor: Actor
) -> Milestone:
    milestone = locked_milestone(ref)
    require_side(milestone.engagement, actor, "enterprise")
    check_move(
        MILESTONE_MOVES,
        milestone.status,
        MilestoneStatus.CHANGES_REQUESTED,
        _("This milestone waits for no answer now, so it cannot be sent back."),
    )
    if milestone.reworks >= MOST_REWORKS:
        raise WrongState(
            _(
                "It was sent back twice already. Accept it, or ask the institute to "
                "mediate: that costs nothing and pauses the clock."
            )
        )
    if not reasons.strip():
        raise Invalid(
            _("Say what is missing, so that the other side can mend it."),
            field="reasons",
        )
    milestone.status = MilestoneStatus.CHANGES_REQUESTED
    milestone.reworks += 1
    milestone.save(update_fields=["status", "reworks"])
    ChangeRequest.objects.create(
        milestone=milestone,
        number=milestone.reworks,
        reasons=reasons.strip(),
        language=language,
        asked_by=actor.ref,
    )
    end_silence(milestone)
    record(
        ChangesRequested(
            stream=milestone.engagement.ref,
            milestone=ref,
            number=milestone.reworks,
            reasons=Private(actor.ref, reasons.strip()),
        ),
        actor=actor,
    )
    return milestone
