"""Who records what a body found? Its assessor; the enterprise where it has no account."""

from django.utils.translation import gettext as _

from marketplace.engagements.models import Certification
from marketplace.engagements.rights import require_assessor, require_side
from portal.accounts.actors import Actor
from portal.accounts.models import Membership
from portal.kernel import clock
from portal.kernel.errors import Invalid


def body_has_account(body_ref: str) -> bool:
    return Membership.objects.filter(
        party__ref=body_ref, role=Membership.Role.ASSESSOR, until=None
    ).exists()


def require_recorder(certification: Certification, actor: Actor) -> str:
    """ "body" or "enterprise", whichever the actor rightly stands for here."""
    if body_has_account(certification.body.ref):
        require_assessor(certification, actor)
        return "body"
    require_side(certification.engagement, actor, "enterprise")
    return "enterprise"


def require_past(day: object, field: str) -> None:
    if day is not None and day > clock.today():  # type: ignore[operator] # dates
        raise Invalid(_("The day lies in the future. Record it after it."), field=field)
