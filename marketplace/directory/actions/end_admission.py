"""A body's approval has run out: it may record nothing new."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import AdmissionEnded
from marketplace.directory.models import BodyAdmission
from marketplace.directory.permissions import must_be_system
from marketplace.directory.rows import locked
from marketplace.directory.states import ADMISSION_MOVES, Proposal
from portal.accounts.actors import SYSTEM, Actor
from portal.journal.entries import record
from portal.kernel.moves import check_move
from portal.parties.models import Role
from portal.parties.roles import end_role


@transaction.atomic
def end_admission(*, ref: str, actor: Actor = SYSTEM) -> BodyAdmission:
    must_be_system(actor)
    admission = locked(BodyAdmission, ref=ref)
    check_move(
        ADMISSION_MOVES,
        admission.status,
        Proposal.ENDED,
        _("This admission is not in force."),
    )
    admission.status = Proposal.ENDED
    admission.save(update_fields=["status"])
    end_role(party=admission.party, role=Role.CERTIFICATION_BODY, actor=actor)
    record(AdmissionEnded(stream=ref, party=admission.party.ref), actor=actor)
    return admission
