"""The enterprise withdraws a running application."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import CertificationAbandoned
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Certification
from marketplace.engagements.rights import require_side
from marketplace.engagements.states import CERTIFICATION_MOVES, CertificationStatus
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.moves import check_move


@transaction.atomic
def abandon_certification(*, ref: str, actor: Actor) -> Certification:
    found = locked_certification(ref)
    require_side(found.engagement, actor, "enterprise")
    check_move(
        CERTIFICATION_MOVES,
        found.status,
        CertificationStatus.ABANDONED,
        _("The body has decided already, so the application cannot be withdrawn."),
    )
    found.status = CertificationStatus.ABANDONED
    found.save(update_fields=["status"])
    record(
        CertificationAbandoned(stream=ref, engagement=found.engagement.ref), actor=actor
    )
    return found
