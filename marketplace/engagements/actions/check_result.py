"""An officer compares a result that the enterprise recorded with the public register."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import ResultChecked
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Certification
from marketplace.engagements.rights import require_officer
from marketplace.engagements.states import STANDING_MOVES, Standing
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Invalid
from portal.kernel.moves import check_move


@transaction.atomic
def check_result(
    *, ref: str, is_found: bool, source: str, actor: Actor
) -> Certification:
    found = locked_certification(ref)
    require_officer(found, actor)
    target = Standing.CHECKED if is_found else Standing.REFUTED
    check_move(
        STANDING_MOVES,
        found.standing,
        target,
        _("This result waits for no check any more."),
        by="check_result",
    )
    if not source.strip():
        raise Invalid(_("Name the register and what you searched for."), field="source")
    found.standing = target
    found.checked_by = actor.ref
    found.checked_on = clock.today()
    found.check_source = source.strip()
    found.save()
    record(
        ResultChecked(
            stream=ref,
            engagement=found.engagement.ref,
            is_found=is_found,
            source=Private(actor.ref, found.check_source),
        ),
        actor=actor,
    )
    return found
