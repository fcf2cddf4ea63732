"""The subject objects to a public event: it is marked in public in the same moment."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import ObjectionFiled
from credit.cases.locking import refuse_unless
from credit.cases.models import Objection
from credit.cases.public_events import (
    check_is_public,
    event_concerning,
    speaking_parties,
)
from credit.cases.responsible import responsible_institute
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel.errors import Conflict, Invalid


@transaction.atomic
def file_objection(*, event_ref: str, text: str, actor: Actor) -> Objection:
    """While it is public; once. The event still counts until it is decided."""
    event = event_concerning(actor, event_ref)
    mine = speaking_parties(actor, event)
    refuse_unless(
        allowed=bool(mine),
        message=_("Only somebody whose authority was checked can object in this name."),
    )
    check_is_public(event)
    if not text.strip():
        raise Invalid(_("Say what is wrong with this record."), field="text")
    objection = Objection(
        event_ref=event.ref,
        by_ref=mine[0],
        filed_by=actor.ref,
        institute_ref=responsible_institute(event.subject),
    )
    try:
        with transaction.atomic():
            objection.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict(
            _(
                "An objection to this record was filed already. "
                "Against a decision you can appeal."
            )
        ) from error
    clocks.start("objection", objection.ref, clocks.OBJECTION)
    record(
        ObjectionFiled(
            stream=objection.ref,
            event=event.ref,
            by=objection.by_ref,
            institute=objection.institute_ref,
            text=Private(objection.by_ref, text.strip()),
        ),
        actor=actor,
    )
    return objection
