"""What may be typed on the pages of a case? The actions hold the rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from credit.cases.fields import (
    MOST_STATEMENT,
    MOST_VERSIONS,
    REF_LENGTH,
    LongText,
    PastDay,
    YesNo,
    Yuan,
)
from credit.cases.models import codes
from credit.cases.tip_receipts import NONCE
from portal.accounts.recusal import RecusalReason
from portal.ui.forms import needed_sometimes

AT_MOST = _("At most 10 MB.")


class ConfirmForm(forms.Form):
    """A step without anything to type."""


class SeenForm(forms.Form):
    """The decision binds to the version of the proposal that was shown."""

    seen = forms.IntegerField(
        min_value=0, max_value=MOST_VERSIONS, widget=forms.HiddenInput
    )


class TextForm(forms.Form):
    text = LongText(label=_("What you want to say"))


class NoteForm(forms.Form):
    text = LongText(label=_("Note"), help_text=_("Only your institute reads it."))


class ReasonsForm(forms.Form):
    reasons = LongText(label=_("Reasons"))


class FileForm(forms.Form):
    file = forms.FileField(label=_("File"), help_text=AT_MOST)


class ComplaintForm(forms.Form):
    complainant = forms.ChoiceField(label=_("In whose name"))
    chosen = forms.ChoiceField(label=_("About"), required=False)
    about = forms.CharField(
        label=_("About"),
        help_text=_("The number of the engagement, organization or practitioner."),
        max_length=REF_LENGTH,
    )
    ground = forms.ChoiceField(
        label=_("What it is about"),
        choices=codes.Ground.choices,
        widget=forms.RadioSelect,
    )
    happened_on = PastDay(label=_("When it happened"), required=False)
    text = LongText(
        label=_("What happened"),
        help_text=_("Facts and dates. The other side reads this once it is accepted."),
    )
    file = forms.FileField(
        label=_("Evidence"),
        help_text=_("One file now, more on the case's page. At most 10 MB."),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        parties: list[tuple[str, str]],
        known: list[tuple[str, str]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["complainant"].choices = parties  # type: ignore[attr-defined] # a choice field
        if not known:
            del self.fields["chosen"]
            return
        self.fields["chosen"].choices = [("", "–"), *known]  # type: ignore[attr-defined] # a choice field
        self.fields["about"].required = False
        self.fields["about"].label = _("Or its number")

    def clean(self) -> dict[str, Any]:
        """A number that was typed stands before the list."""
        data = super().clean() or {}
        data["about"] = data.get("about") or data.get("chosen") or ""
        if not data["about"] and not self.errors.get("about"):
            self.add_error("about", _("Choose from the list, or enter the number."))
        return data


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=codes.DeclineReason.choices,
        widget=forms.RadioSelect,
    )
    note = LongText(label=_("Explanation for the complainant"), required=False)


class OtherInstituteForm(forms.Form):
    to_institute = forms.ChoiceField(label=_("Another institute"))

    def __init__(
        self, *args: Any, institutes: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "–"), *institutes]
        self.fields["to_institute"].choices = choices  # type: ignore[attr-defined] # a choice field


class TransferForm(OtherInstituteForm):
    to_institute = needed_sometimes(
        forms.ChoiceField(label=_("Another institute"), required=False)
    )
    to_authority = needed_sometimes(
        forms.CharField(label=_("Or another authority"), max_length=120, required=False)
    )


class RecuseForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why you stand aside"),
        choices=RecusalReason.choices,
        widget=forms.RadioSelect,
    )


class MediationForm(forms.Form):
    agreed = forms.BooleanField(label=_("Both sides agreed to mediation"))


class EndMediationForm(forms.Form):
    settled = YesNo(
        label=_("How it ended"),
        yes=_("Settled: both sides agreed"),
        no=_("Not settled: the investigation begins"),
    )
    note = LongText(label=_("What was agreed, or why not"), required=False)


class RulingForm(forms.Form):
    to_provider = Yuan(label=_("To the service organization (yuan)"))
    to_enterprise = Yuan(label=_("To the enterprise (yuan)"))
    reasons = LongText(label=_("Reasons"), help_text=_("Both sides read them."))


class FindingsForm(forms.Form):
    findings = LongText(
        label=_("Findings"),
        help_text=_("Facts and what proves them. The respondent reads them."),
    )


class DecisionForm(forms.Form):
    finding = forms.ChoiceField(
        label=_("Finding"), choices=codes.Finding.choices, widget=forms.RadioSelect
    )
    severity = needed_sometimes(
        forms.ChoiceField(
            label=_("Class"),
            help_text=_(
                "It decides how long the decision is public and how it counts. None only "
                "where nothing is upheld or the finding has a fixed class."
            ),
            choices=[("", _("None")), *codes.Severity.choices],
            required=False,
        )
    )
    sanction = forms.ChoiceField(
        label=_("Sanction"), choices=codes.Sanction.choices, required=False
    )
    reasons = LongText(label=_("Reasons"), help_text=_("Both sides read them."))


class HearingForm(forms.Form):
    wanted = YesNo(
        label=_("Do you want to be heard?"),
        yes=_("Yes, I ask for a hearing"),
        no=_("No, I waive the hearing"),
    )


class HearingRecordForm(forms.Form):
    record_text = LongText(label=_("Record of the hearing"))


class ServeForm(forms.Form):
    way = forms.ChoiceField(
        label=_("How it is served"),
        choices=[("portal", _("On the portal")), ("letter", _("By letter"))],
        widget=forms.RadioSelect,
    )


class AnswerForm(forms.Form):
    """How an objection or a request for repair is answered."""

    grants = YesNo(label=_("Answer"), yes=_("Grant it"), no=_("Refuse it"))
    reasons = LongText(label=_("Reasons"), help_text=_("Who filed it reads them."))


class AppealAnswerForm(AnswerForm):
    finding = needed_sometimes(
        forms.ChoiceField(
            label=_("If granted: the finding instead"),
            choices=[("", "–"), *codes.Finding.choices],
            required=False,
        )
    )
    severity = needed_sometimes(
        forms.ChoiceField(
            label=_("If granted: its class"),
            choices=[("", "–"), *codes.Severity.choices],
            required=False,
        )
    )
    field_order = ("grants", "finding", "severity", "reasons")


class EventTextForm(forms.Form):
    """An objection or a request for repair, with one file."""

    text = LongText(label=_("What is wrong with this record"))
    file = forms.FileField(label=_("Evidence"), help_text=AT_MOST, required=False)


class RepairForm(forms.Form):
    text = LongText(label=_("How the duties were done, and when"))
    file = forms.FileField(label=_("Evidence"), help_text=AT_MOST, required=False)
    pledged = forms.BooleanField(
        label=_("I sign the credit pledge shown on this page"), required=False
    )


class StatementForm(forms.Form):
    text = LongText(
        label=_("Your statement"),
        help_text=_("At most 600 characters. Everybody reads it beside the record."),
        most=MOST_STATEMENT,
    )


class TipOffForm(forms.Form):
    about = forms.CharField(
        label=_("Number of the organization or practitioner"),
        help_text=_("As on its public page. Leave it empty if you do not know it."),
        max_length=REF_LENGTH,
        required=False,
    )
    ground = forms.ChoiceField(
        label=_("What it is about"),
        choices=codes.Ground.choices,
        widget=forms.RadioSelect,
    )
    text = LongText(
        label=_("What happened"),
        help_text=_("Facts and dates. Leave out what tells who you are."),
    )
    # No browser fills the number of an earlier page into a new one.
    nonce = forms.RegexField(
        NONCE,
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}),
        required=False,
        error_messages={"invalid": _("This form is damaged. Open the page again.")},
    )


class ReceiptForm(forms.Form):
    ref = forms.CharField(label=_("Number of the tip-off"), max_length=REF_LENGTH)
    code = forms.CharField(label=_("Receipt code (16 digits)"), max_length=REF_LENGTH)
    text = LongText(label=_("Add something"), rows=4, required=False)


class OpenTipForm(forms.Form):
    respondent_ref = forms.CharField(
        label=_("Number of the organization or practitioner"), max_length=REF_LENGTH
    )


class ForwardTipForm(forms.Form):
    authority = forms.CharField(label=_("Authority"), max_length=120)


class CloseTipForm(forms.Form):
    note = LongText(label=_("Why"), help_text=_("The sender reads it."))
