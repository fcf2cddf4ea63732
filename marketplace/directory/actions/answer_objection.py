"""An officer accepts or declines an objection to an admission, with reasons.

Accepted within three working days, it extends the public notice by another seven days;
meanwhile an officer may propose to reject after all, and a second one decides. When the
notice has ended before the answer, an accepted objection becomes a proposal to suspend.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory import periods
from marketplace.directory.actions.propose_measure import propose_measure
from marketplace.directory.entries import VettingObjectionAnswered
from marketplace.directory.models import ListingMeasure, VettingCase, VettingObjection
from marketplace.directory.permissions import must_be_officer
from marketplace.directory.rows import case_of_objection, held_case, locked
from marketplace.directory.states import Vetting
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.journal.entries import Private, record
from portal.kernel import clock, workdays
from portal.kernel.errors import Invalid, WrongState
from portal.kernel.given import given

Status = VettingObjection.Status


@transaction.atomic
def answer_objection(
    *, ref: str, accepts: bool, reasons: str, actor: Actor
) -> VettingObjection:
    timers.hold(ref)
    case = held_case(case_of_objection(ref))
    objection = locked(VettingObjection, ref=ref)
    concerned = [*case.concerned(), objection.filed_by]
    must_be_officer(actor, case.institute_ref, concerned)
    if objection.status != Status.FILED:
        raise WrongState(_("This objection has been answered already."))
    if not reasons.strip():
        raise Invalid(_("Give the reasons for your answer."), field="reasons")
    if accepts and clock.now() > _answer_by(objection):
        raise WrongState(
            _(
                "The three working days for accepting this objection are over. "
                "Propose a measure against the listing instead."
            )
        )
    objection.status = Status.ACCEPTED if accepts else Status.DECLINED
    objection.answer = reasons.strip()
    objection.answered_by = actor.ref
    objection.answered_at = clock.now()
    objection.save()
    timers.cancel_deadlines(ref, periods.OBJECTION)
    extends = accepts and case.status == Vetting.PUBLIC_NOTICE
    if extends:
        _extend(case)
    record(
        VettingObjectionAnswered(
            stream=case.ref,
            party=case.party.ref,
            objection=ref,
            result=objection.status,
            reasons=Private(case.party.ref, objection.answer),
            notice_until=given(case.notice_until).isoformat() if extends else "",
        ),
        actor=actor,
    )
    if accepts:
        _look_again(case, objection, actor)
    return objection


def _answer_by(objection: VettingObjection) -> datetime:
    filed = clock.local_date(objection.filed_at)
    return clock.end_of(
        workdays.add_working_days(filed, periods.OBJECTION_WORKING_DAYS)
    )


def _extend(case: VettingCase) -> None:
    ends = clock.local_date(given(case.notice_until))
    case.notice_until = clock.end_of(workdays.add_days(ends, periods.NOTICE_DAYS))
    case.save(update_fields=["notice_until"])
    timers.set_deadline(periods.NOTICE_OVER, case.ref, case.notice_until)


def _look_again(case: VettingCase, objection: VettingObjection, actor: Actor) -> None:
    if case.status == Vetting.ACTIVE:
        propose_measure(
            party_ref=case.party.ref,
            kind=ListingMeasure.Kind.SUSPEND,
            reason=objection.answer,
            actor=actor,
        )
