"""An officer gives a row back to the team."""

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel.errors import NotAllowed
from portal.worklist.actions.take_row import locked_row, stream_of
from portal.worklist.entries import WorkReleased
from portal.worklist.models import WorkItem


@transaction.atomic
def release_row(*, kind: str, ref: str, actor: Actor) -> WorkItem:
    row = locked_row(kind, ref, actor)
    if not row.owner_ref:
        return row
    if row.owner_ref != actor.ref:
        raise NotAllowed(_("Only the officer who took this can release it."))
    row.owner_ref = ""
    row.save(update_fields=["owner_ref"])
    entry = WorkReleased(stream=stream_of(row), ref=ref, institute=row.institute_ref)
    record(entry, actor=actor)
    return row
