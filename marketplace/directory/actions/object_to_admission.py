"""Anyone signed in may object while an admission is on public notice."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from marketplace.directory import periods
from marketplace.directory.entries import VettingObjected
from marketplace.directory.models import VettingCase, VettingObjection
from marketplace.directory.rows import held
from marketplace.directory.states import Vetting
from portal.accounts.actors import Actor
from portal.deadlines.timers import set_deadline
from portal.journal.entries import Private, record
from portal.kernel import clock, workdays
from portal.kernel.errors import Conflict, Invalid, WrongState
from portal.kernel.given import given


@transaction.atomic
def object_to_admission(*, ref: str, text: str, actor: Actor) -> VettingObjection:
    case = held(VettingCase, ref)
    if case.status != Vetting.PUBLIC_NOTICE or given(case.notice_until) < clock.now():
        raise WrongState(
            _("The public notice is over. You can file a tip-off with the institute.")
        )
    if not text.strip():
        raise Invalid(_("Say what speaks against the admission."), field="text")
    try:
        with transaction.atomic():
            objection = VettingObjection.objects.create(
                case=case, text=text.strip(), filed_by=actor.ref, filed_at=clock.now()
            )
    except IntegrityError as error:
        raise Conflict(_("You have objected to this admission already.")) from error
    last_day = workdays.add_working_days(clock.today(), periods.OBJECTION_WORKING_DAYS)
    set_deadline(periods.OBJECTION, objection.ref, clock.end_of(last_day))
    record(
        VettingObjected(
            stream=ref,
            party=case.party.ref,
            objection=objection.ref,
            text=Private(actor.ref, text.strip()),
        ),
        actor=actor,
    )
    return objection
