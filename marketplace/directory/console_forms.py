"""What does an officer type?"""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.directory.models import ListingMeasure, VettingCase
from portal.parties.models import Check
from portal.ui.form_limits import IN_OUR_TIME
from portal.ui.forms import needed_sometimes


class LineForm(forms.Form):
    result = forms.ChoiceField(
        label=_("What did you find?"),
        choices=[
            (Check.Result.CONFIRMED, _("Confirmed")),
            (Check.Result.REFUTED, _("The register says otherwise")),
            (Check.Result.NOT_FOUND, _("Not found or missing")),
        ],
        widget=forms.RadioSelect,
    )
    note = needed_sometimes(
        forms.CharField(
            label=_("What is wrong, and what has to be handed in"),
            help_text=_("Needed unless confirmed; the organization reads it."),
            required=False,
            max_length=300,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
    )
    source_url = forms.URLField(
        label=_("Page of the register"), required=False, assume_scheme="https"
    )
    valid_until = forms.DateField(
        label=_("Holds until"),
        help_text=_("Empty: twelve months from today."),
        required=False,
        validators=IN_OUR_TIME,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class ProposeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("You propose to"),
        choices=VettingCase.Outcome.choices,
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(
        label=_("Reasons"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class DecideForm(forms.Form):
    agrees = forms.TypedChoiceField(
        label=_("Your decision"),
        choices=[("yes", _("I agree with the proposal")), ("no", _("Send it back"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(
        label=_("Reasons"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class AnswerForm(forms.Form):
    accepts = forms.TypedChoiceField(
        label=_("Your answer"),
        choices=[
            ("yes", _("Accept: the admission goes back under check")),
            ("no", pgettext_lazy("an objection", "Decline")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(
        label=_("Reasons"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class ObjectionForm(forms.Form):
    text = forms.CharField(
        label=_("What speaks against the admission?"),
        help_text=_("Facts that can be checked. The institute reads it, nobody else."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class MeasureForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is to happen"),
        choices=ListingMeasure.Kind.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Shown on the public page once a second person has confirmed."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ConfirmForm(forms.Form):
    confirms = forms.TypedChoiceField(
        label=_("Your decision"),
        choices=[("yes", _("Confirm")), ("no", pgettext_lazy("a measure", "Decline"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Reasons"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class BodyForm(forms.Form):
    uscc = forms.CharField(
        label=_("Unified social credit code of the body"),
        help_text=_("The body registers its account first."),
        max_length=40,
    )
    approval_number = forms.CharField(
        label=_("Approval number"), help_text="CNCA-R-2014-149", max_length=40
    )
    scope = forms.CharField(
        label=_("Scope"), help_text=_("As the register has it."), max_length=300
    )
    valid_until = forms.DateField(
        label=_("Approved until"),
        validators=IN_OUR_TIME,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    reasons = forms.CharField(
        label=_("What you looked at"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
