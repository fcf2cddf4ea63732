"""The institute opens a case of its own after a tip-off; the respondent is told."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import CaseOpenedExOfficio, TipOffOpened
from credit.cases.models import Case, TipOff
from credit.cases.models.codes import Origin
from credit.cases.officers import check_officer
from credit.cases.states import Status, TipStatus
from credit.cases.tip_locking import locked_tip, move_tip
from portal.accounts.actors import Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Invalid
from portal.parties import queries as parties


@transaction.atomic
def open_tip_off(*, ref: str, respondent_ref: str, actor: Actor) -> Case:
    """The case holds none of the sender's words: the respondent never reads them."""
    tip = locked_tip(ref, actor)
    if respondent_ref not in parties.parties_by_ref([respondent_ref]):
        raise Invalid(
            _("There is no organization or person with this number."),
            field="respondent_ref",
        )
    check_officer(actor, tip.institute_ref, tip.ref, [respondent_ref])
    case = _new_case(tip, respondent_ref, actor)
    tip.case_ref = case.ref
    move_tip(tip, TipStatus.OPENED, "case_ref")
    record(TipOffOpened(stream=ref, case=case.ref), actor=actor)
    record(
        CaseOpenedExOfficio(
            stream=case.ref,
            tip=ref,
            about=case.about_ref,
            respondent=respondent_ref,
            ground=case.ground,
            institute=case.institute_ref,
        ),
        actor=actor,
    )
    return case


def _new_case(tip: TipOff, respondent_ref: str, actor: Actor) -> Case:
    case = Case.objects.create(
        origin=Origin.TIP_OFF,
        status=Status.ACCEPTED,
        institute_ref=tip.institute_ref,
        respondent_ref=respondent_ref,
        about_ref=respondent_ref,
        tip_ref=tip.ref,
        ground=tip.ground,
        handler_ref=actor.ref,
        noticed_at=clock.now(),
    )
    clocks.start("answer", case.ref, clocks.ANSWER)
    clocks.start("investigate", case.ref, clocks.INVESTIGATION)
    return case
