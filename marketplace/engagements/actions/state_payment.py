"""One side records a payment or a refund for a milestone of its engagement."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.locks import locked_milestone
from marketplace.engagements.rights import require_own_side
from marketplace.engagements.states import EngagementStatus
from marketplace.payments.actions.record_payment import Statement, record_payment
from marketplace.payments.models import Payment
from portal.accounts.actors import Actor
from portal.kernel.errors import Invalid, WrongState

NEVER = EngagementStatus.PENDING_SIGNATURES, EngagementStatus.LAPSED


@transaction.atomic
def state_payment(
    *,
    milestone_ref: str,
    direction: str,
    amount_minor: int,
    paid_on: date,
    actor: Actor,
) -> Payment:
    milestone = locked_milestone(milestone_ref)
    engagement = milestone.engagement
    side = require_own_side(engagement, actor)
    if engagement.status in NEVER:
        raise WrongState(_("Payments are recorded once both sides have signed."))
    if amount_minor > milestone.amount_minor:
        raise Invalid(
            _("That is more than the milestone costs. Split it by milestone."),
            field="amount",
        )
    enterprise, provider = engagement.enterprise.ref, engagement.provider.ref
    is_refund = direction == Payment.Direction.REFUND
    statement = Statement(
        engagement_ref=engagement.ref,
        milestone_ref=milestone_ref,
        direction=direction,
        payer_ref=provider if is_refund else enterprise,
        payee_ref=enterprise if is_refund else provider,
        amount_minor=amount_minor,
        currency=engagement.currency,
        paid_on=paid_on,
    )
    by_party = enterprise if side == "enterprise" else provider
    return record_payment(
        statement=statement,
        due_minor=milestone.amount_minor,
        by_party=by_party,
        actor=actor,
    )
