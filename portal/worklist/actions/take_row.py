"""An officer takes a row: from now on it is theirs to do."""

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.queries import user_names
from portal.journal.entries import record
from portal.kernel.errors import Conflict, NotAllowed, NotFound, WrongState
from portal.worklist.entries import WorkTaken
from portal.worklist.models import WorkItem


@transaction.atomic
def take_row(*, kind: str, ref: str, actor: Actor) -> WorkItem:
    """Taking one's own row again changes nothing."""
    row = locked_row(kind, ref, actor)
    if row.owner_ref == actor.ref:
        return row
    if row.excluded_ref == actor.ref:
        raise NotAllowed(_("You proposed it or are concerned: somebody else does it."))
    if row.owner_ref:
        name = user_names([row.owner_ref]).get(row.owner_ref, "")
        raise Conflict(
            _("%(name)s took this already. Ask them to release it.") % {"name": name}
        )
    row.owner_ref = actor.ref
    row.save(update_fields=["owner_ref"])
    entry = WorkTaken(stream=stream_of(row), ref=ref, institute=row.institute_ref)
    record(entry, actor=actor)
    return row


def locked_row(kind: str, ref: str, actor: Actor) -> WorkItem:
    row = WorkItem.objects.select_for_update().filter(kind=kind, ref=ref).first()
    if row is None or not actor.officer_of(row.institute_ref):
        raise NotFound(_("There is no such work, or another institute does it."))
    if row.closed_at is not None:
        raise WrongState(_("This is done already."))
    return row


def stream_of(row: WorkItem) -> str:
    return f"work/{row.kind}/{row.ref}"
