"""One side signs the contract summary; the second signature starts the work."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.actions.fund_milestone import fund_milestone
from marketplace.engagements.actions.open_engagement import SIGN_DEADLINE
from marketplace.engagements.contract import terms_sha256
from marketplace.engagements.entries import ContractSigned
from marketplace.engagements.locks import locked_engagement
from marketplace.engagements.models import Engagement
from marketplace.engagements.rights import refuse_same_person, require_own_side
from marketplace.engagements.states import ENGAGEMENT_MOVES, EngagementStatus
from portal.accounts.actors import SYSTEM, Actor
from portal.deadlines import timers
from portal.journal.entries import record
from portal.kernel import clock, workdays
from portal.kernel.errors import Conflict
from portal.kernel.moves import check_move


@transaction.atomic
def sign_contract(*, ref: str, terms: str, actor: Actor) -> Engagement:
    """`terms` is the fingerprint of the summary that the person saw."""
    engagement = locked_engagement(ref)
    side = require_own_side(engagement, actor)
    check_move(
        ENGAGEMENT_MOVES,
        engagement.status,
        EngagementStatus.ACTIVE,
        _("This contract waits for no signature any more."),
    )
    milestones = list(engagement.milestones.all())
    digest = terms_sha256(engagement, milestones)
    if terms != digest:
        raise Conflict(_("The terms are not those you saw. Read them again and sign."))
    if getattr(engagement, f"{side}_signed_at"):
        raise Conflict(
            _("Your side has signed already. It is now the other side's turn.")
        )
    other = "provider" if side == "enterprise" else "enterprise"
    refuse_same_person(actor, [getattr(engagement, f"{other}_signed_by")])
    setattr(engagement, f"{side}_signed_at", clock.now())
    setattr(engagement, f"{side}_signed_by", actor.ref)
    both = bool(engagement.enterprise_signed_at and engagement.provider_signed_at)
    if both:
        _begin(engagement)
    engagement.save()
    party = engagement.enterprise if side == "enterprise" else engagement.provider
    record(
        ContractSigned(
            stream=ref,
            party=party.ref,
            terms_sha256=digest,
            is_active=both,
            enterprise=engagement.enterprise.ref,
            provider=engagement.provider.ref,
        ),
        actor=actor,
    )
    if both:
        fund_milestone(ref=milestones[0].ref, actor=SYSTEM)
    return engagement


def _begin(engagement: Engagement) -> None:
    engagement.status = EngagementStatus.ACTIVE
    engagement.active_at = clock.now()
    for milestone in engagement.milestones.all():
        milestone.due_on = workdays.add_working_days(
            clock.today(), milestone.working_days
        )
        milestone.save(update_fields=["due_on"])
    timers.cancel_deadlines(engagement.ref, SIGN_DEADLINE)
