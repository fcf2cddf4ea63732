"""A second officer admits a certification body, or declines."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory import periods
from marketplace.directory.admissions import refuse_consultants
from marketplace.directory.entries import AdmissionDecided
from marketplace.directory.models import BodyAdmission
from marketplace.directory.permissions import must_be_second
from marketplace.directory.rows import held
from marketplace.directory.states import ADMISSION_MOVES, Proposal
from portal.accounts.actors import Actor
from portal.deadlines.timers import set_deadline
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.moves import check_move
from portal.parties.checks import record_check
from portal.parties.models import Check, Role
from portal.parties.roles import end_role, grant_role


@transaction.atomic
def decide_admission(
    *, ref: str, confirms: bool, actor: Actor, note: str = ""
) -> BodyAdmission:
    admission = held(BodyAdmission, ref)
    concerned = [admission.party.ref]
    must_be_second(actor, admission.institute_ref, admission.proposed_by, concerned)
    target = Proposal.CONFIRMED if confirms else Proposal.DECLINED
    check_move(
        ADMISSION_MOVES, admission.status, target, _("This has been decided already.")
    )
    if confirms:
        refuse_consultants(admission.party.ref)
        _admit(admission, actor)
    else:
        end_role(party=admission.party, role=Role.CERTIFICATION_BODY, actor=actor)
    admission.status = target
    admission.decided_by = actor.ref
    admission.decided_at = clock.now()
    admission.decision_note = note.strip()
    admission.save()
    record(
        AdmissionDecided(
            stream=ref,
            party=admission.party.ref,
            is_confirmed=confirms,
            valid_until=admission.valid_until.isoformat(),
            note=Private(admission.party.ref, admission.decision_note),
        ),
        actor=actor,
    )
    return admission


def _admit(admission: BodyAdmission, actor: Actor) -> None:
    grant_role(party=admission.party, role=Role.CERTIFICATION_BODY, actor=actor)
    # The officer who looked at the register is the one who proposed.
    record_check(
        party_ref=admission.party.ref,
        what="approval",
        result=Check.Result.CONFIRMED,
        institute_ref=admission.institute_ref,
        actor=admission.proposed_by,
        raw=admission.approval_number,
        normalised=admission.approval_number,
        source_url=admission.source_url,
        note=admission.scope,
        valid_until=admission.valid_until,
    )
    set_deadline(
        periods.ADMISSION_END, admission.ref, clock.end_of(admission.valid_until)
    )
