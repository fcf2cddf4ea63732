"""The steps of an objection, appeal or repair, and of a tip-off."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from credit.cases import forms
from credit.cases.actions.answer_tip_off import answer_tip_off
from credit.cases.actions.close_tip_off import close_tip_off
from credit.cases.actions.decide_review import decide_review
from credit.cases.actions.extend_objection import extend_objection
from credit.cases.actions.forward_tip_off import forward_tip_off
from credit.cases.actions.open_tip_off import open_tip_off
from credit.cases.actions.propose_answer import propose_answer
from credit.cases.actions.return_answer import return_answer
from credit.cases.actions.transfer_review import transfer_review
from credit.cases.actions.triage_tip_off import triage_tip_off
from credit.cases.actions.withdraw_review import withdraw_review
from credit.cases.states import ReviewStatus, TipStatus
from credit.cases.steps import Step, plain

R, T = ReviewStatus, TipStatus


def propose(form: type[forms.AnswerForm]) -> Step:
    return Step(
        slug="propose",
        title=_("Propose the answer"),
        lead=_("A second officer decides. Neither of you decided the case."),
        form=form,
        run=plain(propose_answer),
        when=frozenset({R.SUBMITTED}),
        is_main=True,
    )


COMMON = [
    Step(
        slug="decide",
        title=_("Decide as proposed"),
        lead=_("It takes effect in the same moment and cannot be taken back."),
        form=forms.SeenForm,
        run=plain(decide_review),
        when=frozenset({R.PROPOSED}),
        is_main=True,
        is_final=True,
    ),
    Step(
        slug="return",
        title=_("Send the proposal back"),
        form=forms.ReasonsForm,
        run=plain(return_answer),
        when=frozenset({R.PROPOSED}),
    ),
    Step(
        slug="transfer",
        title=_("Hand to another institute"),
        lead=_("Where nobody here may answer, officers elsewhere do."),
        form=forms.OtherInstituteForm,
        run=plain(transfer_review),
        when=frozenset({R.SUBMITTED}),
    ),
]
EXTEND = Step(
    slug="extend",
    title=_("Give three more working days"),
    lead=_("Once, with the approval of an approver: eight working days in all."),
    form=forms.ReasonsForm,
    run=plain(extend_objection),
    when=frozenset({R.SUBMITTED, R.PROPOSED}),
)
INSTITUTE = {
    "OBJ": [propose(forms.AnswerForm), *COMMON, EXTEND],
    "RPR": [propose(forms.AnswerForm), *COMMON],
    "APL": [propose(forms.AppealAnswerForm), *COMMON],
}
PARTY = [
    Step(
        slug="withdraw",
        title=_("Take it back"),
        lead=_("The public mark goes away with it."),
        form=forms.ConfirmForm,
        run=plain(withdraw_review),
        when=frozenset({R.SUBMITTED, R.PROPOSED}),
        is_final=True,
    )
]
TIP_OFF = [
    Step(
        slug="triage",
        title=pgettext_lazy("a tip-off", "Look at it"),
        form=forms.ConfirmForm,
        run=plain(triage_tip_off),
        when=frozenset({T.RECEIVED}),
        is_main=True,
    ),
    Step(
        slug="open",
        title=_("Open a case"),
        lead=_(
            "The respondent is told what it is about, never the words of the tip-off."
        ),
        form=forms.OpenTipForm,
        run=plain(open_tip_off),
        when=frozenset({T.TRIAGED}),
        is_main=True,
        is_final=True,
    ),
    Step(
        slug="write",
        title=_("Write to the sender"),
        lead=_("The sender reads it with the receipt code."),
        form=forms.TextForm,
        run=plain(answer_tip_off),
        when=frozenset({T.RECEIVED, T.TRIAGED}),
    ),
    Step(
        slug="forward",
        title=_("Hand to another authority"),
        form=forms.ForwardTipForm,
        run=plain(forward_tip_off),
        when=frozenset({T.TRIAGED}),
        is_final=True,
    ),
    Step(
        slug="close",
        title=pgettext_lazy("a tip-off", "Close"),
        lead=_("Its words are erased after 90 days."),
        form=forms.CloseTipForm,
        run=plain(close_tip_off),
        when=frozenset({T.TRIAGED}),
        is_final=True,
    ),
]
