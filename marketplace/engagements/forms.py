"""What do people type about an engagement? The truth is checked by the actions."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.engagements.models import Milestone, Nonconformity
from marketplace.payments.models import Payment
from portal.parties.models import Party
from portal.ui.form_limits import IN_OUR_TIME
from portal.ui.forms import needed_sometimes, offer
from portal.ui.templatetags.portal import party_text

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TEXT = forms.Textarea(attrs={"rows": 4})
CENTS = 100
MOST = Decimal(10) ** 11
MOST_TEXT = 4000  # characters of one free text
Text: TypeAlias = "str | _StrPromise"  # marked texts are lazy


def day_field(label: Text, help_text: Text = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        validators=IN_OUR_TIME,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class DeliverableForm(forms.Form):
    file = forms.FileField(
        label=_("File"), help_text=_("PDF, Office, picture or text, up to 10 MB.")
    )
    note = forms.CharField(
        label=pgettext_lazy("of a file", "What it is"),
        required=False,
        widget=TEXT,
        max_length=MOST_TEXT,
    )


class ChangesForm(forms.Form):
    reasons = forms.CharField(
        label=_("What is missing"),
        widget=TEXT,
        max_length=MOST_TEXT,
        help_text=_("Name the place and the clause. You can send it back twice."),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Your reasons"), widget=TEXT, max_length=MOST_TEXT)


class PaymentForm(forms.Form):
    direction = forms.ChoiceField(
        label=_("What was it"), choices=Payment.Direction.choices
    )
    amount = forms.DecimalField(
        label=_("Amount"),
        min_value=Decimal("0.01"),
        max_value=MOST,
        max_digits=14,
        decimal_places=2,
    )
    paid_on = day_field(_("Paid on"))

    def minor(self) -> int:
        return int(self.cleaned_data["amount"] * CENTS)


class SharesForm(forms.Form):
    """One number per practitioner, in percent with up to two decimals."""

    def __init__(self, people: list[Party], shares: dict[str, int], *args: Any) -> None:
        super().__init__(*args)
        self.people = people
        for person in people:
            self.fields[person.ref] = forms.DecimalField(
                label=party_text(person),
                min_value=Decimal(0),
                max_value=Decimal(CENTS),
                decimal_places=2,
                initial=Decimal(shares.get(person.ref, 0)) / CENTS,
                help_text=_("percent"),
            )

    def basis_points(self) -> dict[str, int]:
        return {p.ref: int(self.cleaned_data[p.ref] * CENTS) for p in self.people}


class BodyForm(forms.Form):
    body = forms.ChoiceField(
        label=_("Certification body"), widget=forms.RadioSelect, choices=[]
    )

    def __init__(self, bodies: list[Party], *args: Any) -> None:
        super().__init__(*args)
        offer(self, "body", [(b.ref, party_text(b)) for b in bodies])


class StageForm(forms.Form):
    stage = forms.TypedChoiceField(
        label=_("Stage"),
        coerce=int,
        choices=[(1, _("Stage 1, documents")), (2, _("Stage 2, on site"))],
    )
    held_on = day_field(_("Held on"))


class NonconformityForm(forms.Form):
    severity = forms.ChoiceField(
        label=_("Severity"),
        choices=[
            (Nonconformity.Severity.MAJOR, _("major")),
            (
                Nonconformity.Severity.MINOR,
                pgettext_lazy("of a nonconformity", "minor"),
            ),
        ],
    )
    clause = forms.CharField(label=_("Clause"), max_length=12)
    text = forms.CharField(
        label=_("What was found"), required=False, widget=TEXT, max_length=MOST_TEXT
    )
    found_on = day_field(_("Found on"))


class ClosingForm(forms.Form):
    nonconformity = forms.IntegerField(widget=forms.HiddenInput)
    closed_on = day_field(_("Closed on"))


class PlanForm(forms.Form):
    nonconformity = forms.IntegerField(widget=forms.HiddenInput)
    accepted_on = day_field(_("Plan accepted on"))


class ResultForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Result"),
        choices=[("granted", _("certificate")), ("refused", _("refusal"))],
    )
    decided_on = day_field(_("Decided on"))
    certificate_number = needed_sometimes(
        forms.CharField(
            label=_("Certificate number"),
            required=False,
            max_length=40,
            help_text=_("Needed for a certificate."),
        )
    )
    valid_until = needed_sometimes(
        forms.DateField(
            label=_("Valid until"),
            required=False,
            validators=IN_OUR_TIME,
            widget=forms.DateInput(attrs={"type": "date"}),
            help_text=_("Needed for a certificate."),
        )
    )
    note = forms.CharField(
        label=_("Reasons"), required=False, widget=TEXT, max_length=MOST_TEXT
    )
    file = needed_sometimes(
        forms.FileField(
            label=_("The body's document"),
            required=False,
            help_text=_("Needed unless the body itself records the result."),
        )
    )


class LaterForm(forms.Form):
    status = forms.ChoiceField(
        label=_("What became of it"),
        choices=[
            ("suspended", _("suspended")),
            ("granted", _("in force again")),
            ("withdrawn", pgettext_lazy("of a certificate", "withdrawn")),
        ],
    )
    on = day_field(_("On"))
    note = forms.CharField(
        label=_("Reasons"), required=False, widget=TEXT, max_length=MOST_TEXT
    )


class CheckForm(forms.Form):
    is_found = forms.TypedChoiceField(
        label=_("Is it in the register as recorded?"),
        coerce=lambda value: value == "yes",
        choices=[("yes", _("found as recorded")), ("no", _("not found"))],
        widget=forms.RadioSelect,
    )
    source = forms.CharField(
        label=_("Where you looked, and for what"),
        max_length=200,
        help_text=_("Name the register, the number searched for and the day."),
    )


class AnswerForm(forms.Form):
    is_upheld = forms.TypedChoiceField(
        label=_("Answer"),
        coerce=lambda value: value == "yes",
        choices=[
            ("no", _("the result stands")),
            ("yes", _("the result is struck")),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(label=_("Reasons"), widget=TEXT, max_length=MOST_TEXT)


class SecondForm(forms.Form):
    """The second officer on a proposed answer."""

    confirms = forms.TypedChoiceField(
        label=_("Your decision"),
        coerce=lambda value: value == "yes",
        choices=[
            ("yes", _("decide as proposed")),
            ("no", _("send the proposal back")),
        ],
        widget=forms.RadioSelect,
    )
    note = needed_sometimes(
        forms.CharField(
            label=_("What the proposal lacks"),
            required=False,
            widget=TEXT,
            max_length=MOST_TEXT,
            help_text=_("Needed when you send it back; only officers read it."),
        )
    )


def score_field(label: Text) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        coerce=int,
        choices=[(n, str(n)) for n in range(1, 6)],
        widget=forms.RadioSelect,
    )


class ReviewForm(forms.Form):
    """From 1 (poor) to 5 (good); the names are those of the model."""

    plan = score_field(_("Plan: diagnosis, policy, goals"))
    implement = score_field(_("Implement: documents, training, operation"))
    check_link = score_field(_("Check: internal audit, management review"))
    improve = score_field(_("Improve: corrections, certification audit"))
    schedule = score_field(_("Schedule"))
    cost = score_field(_("Cost against what was agreed"))
    again = forms.TypedChoiceField(
        label=_("Would you work together again?"),
        coerce=lambda value: value == "yes",
        choices=[("yes", _("yes")), ("no", _("no"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("In your words"), required=False, widget=TEXT, max_length=2000
    )


class ReplyForm(forms.Form):
    text = forms.CharField(label=_("Your reply"), widget=TEXT, max_length=2000)


def initial_payment(milestone: Milestone) -> dict[str, object]:
    return {"amount": Decimal(milestone.amount_minor) / CENTS}
