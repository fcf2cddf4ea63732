"""The subject asks for credit repair: least period over, duties done, pledge signed.

Order 36 of 2025 on credit repair; free of charge.
"""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import RepairRequested
from credit.cases.locking import refuse_unless
from credit.cases.models import Repair
from credit.cases.periods import repairable_from
from credit.cases.public_events import (
    check_is_public,
    event_concerning,
    state_of,
)
from credit.cases.responsible import responsible_institute
from credit.events.models import CreditEvent, EventState
from portal.accounts.actors import Actor
from portal.agreements.actions.sign_text import sign_text
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Conflict, Invalid, WrongState
from portal.ui.text import day

PLEDGE = "credit_pledge"


@transaction.atomic
def request_repair(*, event_ref: str, text: str, pledged: bool, actor: Actor) -> Repair:
    """`text` says how the duties of the decision were done."""
    event = event_concerning(actor, event_ref)
    refuse_unless(
        allowed=actor.speaks_for(event.subject),
        message=_("Only somebody who speaks for the subject can ask for repair."),
    )
    _check_repairable(event)
    if not pledged:
        raise Invalid(_("Sign the credit pledge to go on."), field="pledged")
    if not text.strip():
        raise Invalid(_("Say how the duties were done, and when."), field="text")
    sign_text(code=PLEDGE, party_ref=event.subject, actor=actor, about_ref=event.ref)
    repair = Repair(
        event_ref=event.ref,
        by_ref=event.subject,
        filed_by=actor.ref,
        institute_ref=responsible_institute(event.subject),
    )
    try:
        with transaction.atomic():
            repair.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict(
            _("A request for repair of this record is open already.")
        ) from error
    clocks.start("repair", repair.ref, clocks.REPAIR)
    record(
        RepairRequested(
            stream=repair.ref,
            event=event.ref,
            by=repair.by_ref,
            institute=repair.institute_ref,
            text=Private(repair.by_ref, text.strip()),
        ),
        actor=actor,
    )
    return repair


def _check_repairable(event: CreditEvent) -> None:
    check_is_public(event)
    possible_from = repairable_from(event)
    if possible_from is None:
        raise WrongState(_("Only an adverse record with a class can be repaired."))
    if clock.now() < possible_from:
        raise WrongState(
            _("This record can be repaired from %(day)s on.")
            % {"day": day(possible_from)}
        )
    later = CreditEvent.objects.filter(
        subject=event.subject, kind=event.kind, valid_from__gt=event.valid_from
    )
    if any(state_of(other) != EventState.State.VOIDED for other in later):
        raise WrongState(
            _("The same happened again after this record. It stays until its end.")
        )
