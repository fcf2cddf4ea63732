"""What can a party of a case do, in which status? And who may do which steps."""

from django.utils.translation import gettext_lazy as _

from credit.cases import forms
from credit.cases.actions.add_evidence import add_evidence
from credit.cases.actions.answer_case import OPEN_TO_ANSWER, answer_case
from credit.cases.actions.file_appeal import DECIDED, file_appeal
from credit.cases.actions.request_hearing import request_hearing
from credit.cases.actions.withdraw_case import withdraw_case
from credit.cases.institute_steps import INSTITUTE
from credit.cases.states import OPEN, Status
from credit.cases.steps import Step, on, plain

S = Status

APPEAL = Step(
    slug="appeal",
    title=_("Appeal"),
    lead=_(
        "Within 15 working days after service. Other officers decide within 30 "
        "working days; meanwhile the record is marked in public."
    ),
    form=forms.TextForm,
    run=plain(file_appeal, ref="case_ref"),
    when=frozenset(DECIDED),
)
EVIDENCE = Step(
    slug="evidence",
    title=_("Add a file"),
    lead=_("The institute and the other side can open it."),
    form=forms.FileForm,
    run=plain(add_evidence),
    when=OPEN,
)
RESPONDENT = [
    Step(
        slug="answer",
        title=_("Answer the complaint"),
        lead=_("The institute and the complainant read your answer."),
        form=forms.TextForm,
        run=plain(answer_case),
        when=frozenset(OPEN_TO_ANSWER),
        is_main=True,
    ),
    Step(
        slug="hearing",
        title=_("Say whether you want a hearing"),
        lead=_("Without a hearing the second officer decides on what is written."),
        form=forms.HearingForm,
        run=plain(request_hearing),
        when=on(S.PROPOSED),
        is_main=True,
    ),
    APPEAL,
    EVIDENCE,
]
COMPLAINANT = [
    APPEAL,
    EVIDENCE,
    Step(
        slug="withdraw",
        title=_("Withdraw the complaint"),
        lead=_("The case ends without a decision. This cannot be taken back."),
        form=forms.ConfirmForm,
        run=plain(withdraw_case),
        when=on(S.SUBMITTED, S.ACCEPTED, S.MEDIATION, S.INVESTIGATION),
        is_final=True,
    ),
]
BY_SIDE = {
    "institute": INSTITUTE,
    "respondent": RESPONDENT,
    "complainant": COMPLAINANT,
}
