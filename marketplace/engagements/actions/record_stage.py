"""The body has held stage 1 (documents) or stage 2 (on site) of the audit."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.entries import StageRecorded
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Certification
from marketplace.engagements.recorders import require_past, require_recorder
from marketplace.engagements.states import CERTIFICATION_MOVES, CertificationStatus
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.errors import Invalid
from portal.kernel.moves import check_move

STAGES = {1: CertificationStatus.STAGE1, 2: CertificationStatus.STAGE2}


@transaction.atomic
def record_stage(*, ref: str, stage: int, held_on: date, actor: Actor) -> Certification:
    found = locked_certification(ref)
    require_recorder(found, actor)
    if stage not in STAGES:
        raise Invalid(_("An audit has stage 1 and stage 2."), field="stage")
    check_move(
        CERTIFICATION_MOVES,
        found.status,
        STAGES[stage],
        _("Stage 1 comes first, then stage 2, each once. See where it stands."),
    )
    require_past(held_on, "held_on")
    if stage == 2 and found.stage1_on and held_on < found.stage1_on:  # noqa: PLR2004 - the stage's name
        raise Invalid(_("Stage 2 cannot be before stage 1."), field="held_on")
    found.status = STAGES[stage]
    setattr(found, f"stage{stage}_on", held_on)
    found.save()
    record(
        StageRecorded(stream=ref, stage=stage, held_on=held_on.isoformat()), actor=actor
    )
    return found
