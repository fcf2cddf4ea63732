"""Bring the shipped rulebook and model 1 into force: the founding act."""

from datetime import datetime

from django.db import transaction

from credit.engine.values import MODEL_1
from credit.evaluate.entries import RulebookFounded
from credit.evaluate.models import ModelVersion, RulebookVersion
from credit.evaluate.versions import SHIPPED, parsed, shipped_text
from portal.journal import entries as journal
from portal.kernel import clock


@transaction.atomic
def found_rulebook(
    *, actor: object = "system", valid_from: datetime | None = None
) -> RulebookVersion:
    """Once per site; a second call gives the rulebook that is there."""
    journal.lock_stream(f"rulebook:{SHIPPED}")
    known = RulebookVersion.objects.filter(version=SHIPPED).first()
    if known:
        return known
    now = clock.now()
    text = shipped_text()
    rulebook = parsed(text)
    ModelVersion.objects.create(
        version=MODEL_1.version,
        coefficients=MODEL_1.__dict__,
        sha256=MODEL_1.sha256,
        valid_from=valid_from or now,
        recorded_at=now,
    )
    row = RulebookVersion.objects.create(
        version=SHIPPED,
        text=text,
        sha256=rulebook.sha256,
        status=RulebookVersion.Status.ACTIVE,
        valid_from=valid_from or now,
        recorded_at=now,
        activated_by=str(getattr(actor, "ref", actor)),
    )
    journal.record(
        RulebookFounded(
            stream=f"rulebook:{SHIPPED}",
            sha256=rulebook.sha256,
            model=MODEL_1.version,
            model_sha256=MODEL_1.sha256,
            valid_from=row.valid_from.isoformat(),
        ),
        actor=actor,
    )
    return row
