"""Carry out the ruling of a mediation, once: so much to the one, the rest to the other."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import MilestoneSettled
from marketplace.engagements.going_on import go_on
from marketplace.engagements.locks import locked_milestone
from marketplace.engagements.models import Milestone
from marketplace.engagements.states import MILESTONE_MOVES, MilestoneStatus
from marketplace.engagements.transfers import transfer_of
from marketplace.payments.gateway import gateway
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Invalid
from portal.kernel.moves import check_move


@transaction.atomic
def settle_milestone(
    *, ref: str, case_ref: str, to_provider_minor: int, actor: Actor
) -> Milestone:
    """Called by the wiring when a ruling is effective; the same case again is harmless."""
    milestone = locked_milestone(ref)
    if milestone.status == MilestoneStatus.SETTLED:
        return milestone
    check_move(
        MILESTONE_MOVES,
        milestone.status,
        MilestoneStatus.RULED,
        _("This milestone is not in mediation, so there is nothing to settle."),
    )
    if not 0 <= to_provider_minor <= milestone.amount_minor:
        raise Invalid(
            _("The parts must add up to the amount of the milestone."),
            field="to_provider_minor",
        )
    engagement = milestone.engagement
    back = milestone.amount_minor - to_provider_minor
    door = gateway(engagement.gateway)
    for call, amount in ((door.release, to_provider_minor), (door.refund, back)):
        if amount:
            call(
                transfer_of(
                    milestone, f"{case_ref}:{call.__name__}", amount_minor=amount
                )
            )
    milestone.status = MilestoneStatus.SETTLED
    milestone.mediation_ref = case_ref
    milestone.due_to_provider_minor = to_provider_minor
    milestone.settled_at = clock.now()
    milestone.save()
    record(
        MilestoneSettled(
            stream=engagement.ref,
            milestone=ref,
            case=case_ref,
            to_provider_minor=to_provider_minor,
            to_enterprise_minor=back,
            currency=engagement.currency,
        ),
        actor=actor,
    )
    go_on(engagement)
    return milestone
