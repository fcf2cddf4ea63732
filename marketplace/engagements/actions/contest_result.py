"""The enterprise or the body says that a recorded result is wrong; the institute looks."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import ResultContested
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Certification, Contest
from marketplace.engagements.rights import require_side
from marketplace.engagements.states import (
    STANDING_MOVES,
    CertificationStatus,
    Standing,
)
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid
from portal.kernel.moves import check_move


@transaction.atomic
def contest_result(
    *, ref: str, reason: str, language: str, actor: Actor
) -> Certification:
    found = locked_certification(ref)
    party = found.body
    if not actor.speaks_for(found.body.ref):
        require_side(found.engagement, actor, "enterprise")
        party = found.engagement.enterprise
    check_move(
        STANDING_MOVES,
        found.standing,
        Standing.CONTESTED,
        _("There is no result to contest, or it is contested already."),
    )
    if not reason.strip():
        raise Invalid(_("Say what is wrong, and where it can be seen."), field="reason")
    is_withdrawn = found.status == CertificationStatus.WITHDRAWN
    about = Contest.About.WITHDRAWAL if is_withdrawn else Contest.About.RESULT
    Contest.objects.create(
        certification=found,
        by_party_ref=party.ref,
        reason=reason.strip(),
        language=language,
        about=about,
        standing_before=found.standing,
    )
    found.standing = Standing.CONTESTED
    found.save(update_fields=["standing"])
    record(
        ResultContested(
            stream=ref,
            engagement=found.engagement.ref,
            party=party.ref,
            institute=found.institute_ref,
            reason=Private(actor.ref, reason.strip()),
            about=about,
        ),
        actor=actor,
    )
    return found
