"""What is asked of an enterprise that looks for help? Two short pages, all optional."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.sourcing.actions.award_proposal import NAME_THE_REASONS
from marketplace.sourcing.purposes import UNKNOWN, Purpose, SizeClass, Timing
from marketplace.sourcing.queries import certifiers
from portal.kernel.paging import whole_number
from portal.parties.models import Party
from portal.reference.queries import (
    clause_choices,
    editions,
    industry_choices,
    region_choices,
)
from portal.ui.forms import offer
from portal.ui.templatetags.portal import party_text

MOST_YUAN = 100_000_000
FIRST_REQUIREMENT = 4  # scope, references and terms ask nothing of anybody
Choices = list[tuple[str, Any]]


def _or_unknown(choices: Any) -> Choices:
    return [("", UNKNOWN), *choices]


class WishForm(forms.Form):
    """Page one: enough for matches."""

    use_required_attribute = False
    purpose = forms.ChoiceField(
        label=gettext_lazy("What do you want to do?"),
        choices=_or_unknown(Purpose.choices),
        required=False,
    )
    region = forms.ChoiceField(label=gettext_lazy("Where are you?"), required=False)
    industry = forms.ChoiceField(
        label=gettext_lazy("What is your industry?"),
        help_text=gettext_lazy(
            "Divisions of GB/T 4754-2017. We wrote the names down ourselves; they are "
            "not yet compared with the printed standard."
        ),
        required=False,
    )
    size_class = forms.ChoiceField(
        label=gettext_lazy("How large are you?"),
        help_text=gettext_lazy("A rough answer is enough here."),
        choices=_or_unknown(SizeClass.choices),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "region", _or_unknown(region_choices()))
        offer(self, "industry", _or_unknown(industry_choices()))


class DetailsForm(forms.Form):
    """Page two: what a proposal needs to be good. Amounts in yuan."""

    use_required_attribute = False
    title = forms.CharField(
        label=gettext_lazy("Title of your request"),
        help_text=gettext_lazy("Left empty, it is named after your purpose."),
        max_length=120,
        required=False,
    )
    description = forms.CharField(
        label=gettext_lazy("What should organizations know?"),
        help_text=gettext_lazy(
            "Products, sites, patents and trade marks, what exists already. "
            "No secrets: everybody who is listed can read it."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        required=False,
    )
    budget_min = forms.IntegerField(
        label=gettext_lazy("Budget from, in yuan"),
        min_value=0,
        max_value=MOST_YUAN,
        required=False,
    )
    budget_max = forms.IntegerField(
        label=gettext_lazy("Budget up to, in yuan"),
        min_value=0,
        max_value=MOST_YUAN,
        required=False,
    )
    timing = forms.ChoiceField(
        label=gettext_lazy("When should it begin?"),
        choices=_or_unknown(Timing.choices),
        required=False,
    )
    edition = forms.ChoiceField(
        label=gettext_lazy("Which edition of the standard?"), required=False
    )
    clauses = forms.MultipleChoiceField(
        label=gettext_lazy("Which clauses matter most?"),
        help_text=gettext_lazy("Leave all empty for the whole standard."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    certifier = forms.ChoiceField(
        label=gettext_lazy("Have you chosen a certification body?"),
        help_text=gettext_lazy(
            "Organizations tied to it are left out: who consults may not certify."
        ),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self, "edition", _or_unknown([(row.code, row.number) for row in editions()])
        )
        offer(
            self,
            "clauses",
            [
                (number, label)
                for number, label in clause_choices()
                if (whole_number(number) or 0) >= FIRST_REQUIREMENT
            ],
        )
        offer(
            self,
            "certifier",
            _or_unknown([(party.ref, party_text(party)) for party in certifiers()]),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        low, high = data.get("budget_min"), data.get("budget_max")
        if low is not None and high is not None and low > high:
            self.add_error(
                "budget_max",
                _("The upper end of the budget lies below the lower end."),
            )
        return data


class PublishForm(forms.Form):
    """The check page: in whose name, how long, and the declaration."""

    use_required_attribute = False
    enterprise = forms.ChoiceField(label=gettext_lazy("In whose name?"))
    answer_days = forms.TypedChoiceField(
        label=gettext_lazy("How long may organizations answer?"),
        coerce=int,
        initial=10,
    )
    save_profile = forms.BooleanField(
        label=gettext_lazy("Keep region, industry and size in our profile"),
        required=False,
    )
    no_secrets = forms.BooleanField(
        label=gettext_lazy("The request holds no state or defence secret"),
        help_text=gettext_lazy(
            "The law forbids putting such matters on a public network."
        ),
        required=False,  # refused by the action, with the reason
    )

    def __init__(self, *args: Any, enterprises: list[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self,
            "enterprise",
            [(party.ref, party_text(party)) for party in enterprises],
        )
        if len(enterprises) == 1:
            self.fields["enterprise"].initial = enterprises[0].ref
        offer(
            self,
            "answer_days",
            [
                (days, _("%(days)s working days") % {"days": days})
                for days in range(5, 16)
            ],
        )


class TextForm(forms.Form):
    """A question or an answer."""

    use_required_attribute = False
    text = forms.CharField(
        label=gettext_lazy("Text"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )


class AwardForm(forms.Form):
    use_required_attribute = False
    reasons = forms.CharField(
        label=gettext_lazy("Why do you choose this proposal?"),
        help_text=gettext_lazy("Everybody who submitted a proposal reads this."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": NAME_THE_REASONS},
    )
