"""What became of a certificate: suspended, in force again, or withdrawn by the body."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.alarms import set_alarms
from marketplace.engagements.entries import CertificateChanged
from marketplace.engagements.locks import locked_certification
from marketplace.engagements.models import Certification
from marketplace.engagements.recorders import require_past
from marketplace.engagements.rights import require_assessor
from marketplace.engagements.states import CERTIFICATION_MOVES, CertificationStatus
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.errors import Invalid
from portal.kernel.moves import check_move

LATER = {
    CertificationStatus.SUSPENDED,
    CertificationStatus.GRANTED,
    CertificationStatus.WITHDRAWN,
}


@transaction.atomic
def change_certificate(
    *, ref: str, status: str, on: date, note: str, actor: Actor
) -> Certification:
    found = locked_certification(ref)
    require_assessor(found, actor)
    if status not in LATER or not found.certificate_number:
        raise Invalid(
            _("Only a certificate can be suspended, restored or withdrawn."),
            field="status",
        )
    check_move(
        CERTIFICATION_MOVES,
        found.status,
        status,
        _("From where the certificate stands, this step does not follow."),
        by="change_certificate",
    )
    require_past(on, "on")
    found.status = CertificationStatus(status)
    found.note = note.strip()
    if status == CertificationStatus.WITHDRAWN:
        found.withdrawn_on = on
    found.save(update_fields=["status", "note", "withdrawn_on"])
    set_alarms(found)
    record(
        CertificateChanged(
            stream=ref,
            engagement=found.engagement.ref,
            status=status,
            on=on.isoformat(),
        ),
        actor=actor,
    )
    return found
