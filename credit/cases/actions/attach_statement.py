"""The subject puts its own words beside an event; they show wherever the event does."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases.entries import StatementAttached
from credit.cases.fields import MOST_STATEMENT
from credit.cases.locking import refuse_unless
from credit.cases.public_events import (
    check_is_public,
    event_concerning,
    speaking_parties,
)
from portal.accounts.actors import Actor
from portal.journal.entries import Private, Recorded, record
from portal.kernel.errors import Invalid


@transaction.atomic
def attach_statement(*, event_ref: str, text: str, actor: Actor) -> Recorded:
    """The newest one shows; earlier ones stay in the journal."""
    event = event_concerning(actor, event_ref)
    mine = speaking_parties(actor, event)
    refuse_unless(
        allowed=bool(mine),
        message=_("Only somebody whose authority was checked can state this."),
    )
    check_is_public(event)
    text = text.strip()
    if not text or len(text) > MOST_STATEMENT:
        raise Invalid(
            _("Write your statement in at most %(count)s characters.")
            % {"count": MOST_STATEMENT},
            field="text",
        )
    return record(
        StatementAttached(stream=event.ref, by=mine[0], text=Private(mine[0], text)),
        actor=actor,
    )
