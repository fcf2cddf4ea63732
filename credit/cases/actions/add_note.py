"""An officer adds a note of the investigation; only the institute reads it."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases.entries import NoteAdded
from credit.cases.locking import locked_case
from credit.cases.models import Case
from credit.cases.officers import check_case_officer
from credit.cases.texts import refuse_repeated
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import Invalid, WrongState


@transaction.atomic
def add_note(*, ref: str, text: str, actor: Actor) -> Case:
    case = locked_case(ref)
    check_case_officer(actor, case)
    if case.has_ended:
        raise WrongState(_("This case has ended. Notes can no longer be added."))
    if not text.strip():
        raise Invalid(_("Write the note first."), field="text")
    refuse_repeated(ref, "NoteAdded", text)
    record(NoteAdded(stream=ref, text=Private(ref, text.strip())), actor=actor)
    return case
