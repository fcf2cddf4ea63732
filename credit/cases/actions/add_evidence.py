"""A party or officer adds a file to the case."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases.entries import EvidenceAdded
from credit.cases.locking import locked_case, refuse_unless
from credit.cases.models import Case
from credit.cases.officers import check_case_officer
from portal.accounts.actors import Actor
from portal.files.store import files_of, save_upload
from portal.journal.entries import record
from portal.kernel.errors import Conflict, WrongState


@transaction.atomic
def add_evidence(*, ref: str, file: UploadedFile, actor: Actor) -> Case:
    case = locked_case(ref)
    side = _side_of(actor, case)
    refuse_unless(
        allowed=bool(side),
        message=_("Only somebody who speaks for a party can add evidence."),
    )
    if side == "institute":
        check_case_officer(actor, case)
    if case.has_ended:
        raise WrongState(_("This case has ended. Evidence can no longer be added."))
    earlier = {one.sha256 for one in files_of(ref)}
    stored = save_upload(file, ref, actor)
    if stored.sha256 in earlier:
        raise Conflict(_("This file stands in the case already."), field="file")
    record(EvidenceAdded(stream=ref, file=stored.ref, by=side), actor=actor)
    return case


def _side_of(actor: Actor, case: Case) -> str:
    if case.complainant_ref and actor.speaks_for(case.complainant_ref):
        return "complainant"
    if case.noticed_at and actor.speaks_for(case.respondent_ref):
        return "respondent"
    return "institute" if actor.officer_of(case.institute_ref) else ""
