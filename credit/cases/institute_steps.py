"""What can the institute do in a case, in which status?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from credit.cases import forms
from credit.cases.actions.accept_case import accept_case
from credit.cases.actions.add_evidence import add_evidence
from credit.cases.actions.add_note import add_note
from credit.cases.actions.decide_case import decide_case
from credit.cases.actions.decline_case import decline_case
from credit.cases.actions.end_mediation import end_mediation
from credit.cases.actions.extend_investigation import extend_investigation
from credit.cases.actions.propose_decision import propose_decision
from credit.cases.actions.propose_ruling import propose_ruling
from credit.cases.actions.record_findings import record_findings
from credit.cases.actions.record_hearing import record_hearing
from credit.cases.actions.recuse_officer import recuse_officer
from credit.cases.actions.return_proposal import return_proposal
from credit.cases.actions.return_ruling import return_ruling
from credit.cases.actions.rule_mediation import rule_mediation
from credit.cases.actions.serve_decision import serve_decision
from credit.cases.actions.start_investigation import start_investigation
from credit.cases.actions.start_mediation import start_mediation
from credit.cases.actions.take_case import take_case
from credit.cases.actions.transfer_case import transfer_case
from credit.cases.states import OPEN, Status
from credit.cases.steps import Data, Step, on, plain
from portal.accounts.actors import Actor

S = Status


def begin_mediation(actor: Actor, ref: str, _data: Data) -> object:
    """The form only makes sure that both sides agreed; the action asks nothing else."""
    return start_mediation(ref=ref, actor=actor)


INSTITUTE = [
    Step(
        slug="accept",
        title=pgettext_lazy("a complaint", "Accept"),
        lead=_(
            "The respondent is told at once and has ten working days to answer; "
            "the investigation clock begins."
        ),
        form=forms.ConfirmForm,
        run=plain(accept_case),
        when=on(S.SUBMITTED),
        is_main=True,
    ),
    Step(
        slug="decline",
        title=pgettext_lazy("a complaint", "Decline"),
        lead=_("The complainant is told the reason. The respondent hears nothing."),
        form=forms.DeclineForm,
        run=plain(decline_case),
        when=on(S.SUBMITTED),
        is_final=True,
    ),
    Step(
        slug="transfer",
        title=_("Hand on"),
        lead=_("Its clock runs on at another institute; elsewhere it ends here."),
        form=forms.TransferForm,
        run=plain(transfer_case),
        when=on(S.SUBMITTED),
        is_final=True,
    ),
    Step(
        slug="investigation",
        title=_("Begin the investigation"),
        form=forms.ConfirmForm,
        run=plain(start_investigation),
        when=on(S.ACCEPTED),
        is_main=True,
    ),
    Step(
        slug="mediation",
        title=_("Begin mediation"),
        lead=_("Forty-five working days at most; then the investigation begins."),
        form=forms.MediationForm,
        run=begin_mediation,
        when=on(S.ACCEPTED),
    ),
    Step(
        slug="ruling",
        title=_("Propose a ruling"),
        lead=_("A second officer rules. Then the milestone is settled, once."),
        form=forms.RulingForm,
        run=plain(
            propose_ruling,
            to_provider="to_provider_minor",
            to_enterprise="to_enterprise_minor",
        ),
        when=on(S.MEDIATION),
        is_main=True,
    ),
    Step(
        slug="end-mediation",
        title=_("End mediation"),
        form=forms.EndMediationForm,
        run=plain(end_mediation),
        when=on(S.MEDIATION),
        is_main=True,
    ),
    Step(
        slug="rule",
        title=_("Rule as proposed"),
        lead=_("The milestone is settled with this split. It cannot be taken back."),
        form=forms.SeenForm,
        run=plain(rule_mediation),
        when=on(S.RULING_PROPOSED),
        is_main=True,
        is_final=True,
    ),
    Step(
        slug="return-ruling",
        title=_("Send the ruling back"),
        form=forms.ReasonsForm,
        run=plain(return_ruling),
        when=on(S.RULING_PROPOSED),
    ),
    Step(
        slug="findings",
        title=_("Record the findings"),
        form=forms.FindingsForm,
        run=plain(record_findings),
        when=on(S.INVESTIGATION),
        is_main=True,
    ),
    Step(
        slug="extend",
        title=_("Extend the investigation"),
        lead=_("Once, by fifteen working days; both sides are told the reasons."),
        form=forms.ReasonsForm,
        run=plain(extend_investigation),
        when=on(S.INVESTIGATION),
    ),
    Step(
        slug="propose",
        title=_("Propose a decision"),
        lead=_(
            "The respondent is told facts and reasons and may ask for a hearing "
            "within five working days. A second officer decides."
        ),
        form=forms.DecisionForm,
        run=plain(propose_decision),
        when=on(S.FINDINGS),
        is_main=True,
    ),
    Step(
        slug="hearing-record",
        title=_("Record the hearing"),
        form=forms.HearingRecordForm,
        run=plain(record_hearing),
        when=on(S.PROPOSED),
    ),
    Step(
        slug="decide",
        title=_("Decide as proposed"),
        lead=_(
            "Then it is served. On the working day after service it takes effect, "
            "counts and is public; both sides can appeal within 15 working days."
        ),
        form=forms.SeenForm,
        run=plain(decide_case),
        when=on(S.PROPOSED),
        is_main=True,
        is_final=True,
    ),
    Step(
        slug="return",
        title=_("Send the proposal back"),
        form=forms.ReasonsForm,
        run=plain(return_proposal),
        when=on(S.PROPOSED),
    ),
    Step(
        slug="serve",
        title=_("Serve the decision"),
        lead=_("Both sides get it now. It takes effect on the next working day."),
        form=forms.ServeForm,
        run=plain(serve_decision),
        when=on(S.DECIDED),
        is_main=True,
        is_final=True,
    ),
    Step(
        slug="take",
        title=_("Take the case"),
        form=forms.ConfirmForm,
        run=plain(take_case),
        when=OPEN,
    ),
    Step(
        slug="recuse",
        title=_("Stand aside"),
        lead=_("Another officer takes the case. This cannot be taken back."),
        form=forms.RecuseForm,
        run=plain(recuse_officer),
        when=OPEN,
        is_final=True,
    ),
    Step(
        slug="note",
        title=_("Add a note"),
        form=forms.NoteForm,
        run=plain(add_note),
        when=OPEN,
    ),
    Step(
        slug="file",
        title=_("Add a file"),
        form=forms.FileForm,
        run=plain(add_evidence),
        when=OPEN,
    ),
]
