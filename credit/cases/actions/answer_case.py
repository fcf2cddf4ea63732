"""The respondent says its side, once, until the decision is proposed."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import CaseAnswered
from credit.cases.locking import locked_case, refuse_unless
from credit.cases.models import Case
from credit.cases.states import Status
from credit.cases.texts import refuse_repeated
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Invalid, WrongState

OPEN_TO_ANSWER = {
    Status.ACCEPTED,
    Status.MEDIATION,
    Status.INVESTIGATION,
    Status.FINDINGS,
}


@transaction.atomic
def answer_case(*, ref: str, text: str, actor: Actor) -> Case:
    """Late answers are read too, as long as nothing is proposed."""
    case = locked_case(ref)
    refuse_unless(
        allowed=actor.speaks_for(case.respondent_ref),
        message=_("Only somebody who speaks for the respondent can answer."),
    )
    if case.status not in OPEN_TO_ANSWER:
        raise WrongState(_("The case has moved on. Ask for a hearing instead."))
    if not text.strip():
        raise Invalid(_("Write your answer first."), field="text")
    refuse_repeated(ref, "CaseAnswered", text)
    case.answered_at = case.answered_at or clock.now()
    case.save(update_fields=["answered_at"])
    clocks.stop(ref, "answer")
    record(
        CaseAnswered(stream=ref, text=Private(case.respondent_ref, text.strip())),
        actor=actor,
    )
    return case
