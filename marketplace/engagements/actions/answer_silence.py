"""Nobody answered a delivery in time: accepted where both signed that rule, else mediation."""

from django.db import transaction

from marketplace.engagements.actions.accept_milestone import accept_milestone
from marketplace.engagements.locks import locked_milestone
from marketplace.engagements.mediation import to_mediation
from marketplace.engagements.states import MilestoneStatus
from portal.accounts.actors import SYSTEM


@transaction.atomic
def answer_silence(ref: str) -> None:
    """The deadline's action; harmless when somebody answered meanwhile."""
    milestone = locked_milestone(ref)
    if milestone.status != MilestoneStatus.SUBMITTED:
        return
    if milestone.engagement.acceptance_by_silence:
        accept_milestone(ref=ref, actor=SYSTEM, by_silence=True)
    else:
        to_mediation(milestone, cause="silence", reason="", actor=SYSTEM)
