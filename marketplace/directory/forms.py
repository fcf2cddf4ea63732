"""What do people of organizations and institutes type? Kind words; actions are the truth."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.directory.models import Licence, Offering
from marketplace.directory.terms import EnterpriseTerms, OfferingTerms, ProviderTerms
from portal.reference.queries import (
    clause_choices,
    industry_choices,
    region_choices,
    section_choices,
)
from portal.ui.form_limits import IN_OUR_TIME
from portal.ui.forms import needed_sometimes, offer

LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
UNKNOWN = ("", _("I do not know"))

SIZES = {
    "large": _("Large"),
    "medium": _("Medium"),
    "small": _("Small"),
    "micro": _("Micro"),
}
MOST_STAFF, MOST_YUAN = 10_000_000, 10**13


class DescribeForm(forms.Form):
    description = forms.CharField(
        label=_("What does your organization do?"),
        help_text=_(
            "Your own words, in your language. Say what you do and for whom; nobody can "
            "promise a certificate."
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=4000,
    )
    language = forms.ChoiceField(label=_("Written in"), choices=LANGUAGES)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    since_year = forms.IntegerField(
        label=_("In business since (year)"),
        required=False,
        min_value=1900,
        max_value=2100,
    )

    def terms(self) -> ProviderTerms:
        data = self.cleaned_data
        return ProviderTerms(
            description=data["description"],
            language=data["language"],
            website=data["website"],
            since_year=data["since_year"],
        )


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address of the practitioner"))


class AcceptForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As it stands on your licence."),
        max_length=120,
    )


class LicenceForm(forms.Form):
    licence_kind = forms.ChoiceField(
        label=_("Kind of licence"), choices=Licence.Kind.choices
    )
    licence_number = forms.CharField(
        label=_("Number"),
        help_text=_("As printed; spaces and full-width characters do not matter."),
        max_length=64,
    )


class CommentForm(forms.Form):
    comment = forms.CharField(
        label=_("Your comment"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
    )


class EnterpriseForm(forms.Form):
    region = forms.ChoiceField(label=_("Region"), required=False)
    industry = forms.ChoiceField(label=_("Industry"), required=False)
    staff = forms.IntegerField(
        label=_("Staff"),
        required=False,
        min_value=0,
        max_value=MOST_STAFF,
        help_text=_("Leave empty what you do not know."),
    )
    revenue = forms.IntegerField(
        label=_("Revenue last year, in yuan"),
        required=False,
        min_value=0,
        max_value=MOST_YUAN,
    )
    declared_class = forms.ChoiceField(
        label=_("Size class, if you know it"),
        required=False,
        choices=[
            UNKNOWN,
            *SIZES.items(),
        ],
    )
    ownership = forms.ChoiceField(
        label=_("Ownership"),
        required=False,
        choices=[
            UNKNOWN,
            ("private", _("Private")),
            ("state", _("State-owned")),
            ("foreign", _("Foreign-invested")),
            ("collective", _("Collective")),
            ("other", _("Other")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "region", [UNKNOWN, *region_choices()])
        offer(self, "industry", [UNKNOWN, *industry_choices()])

    def terms(self) -> EnterpriseTerms:
        data = self.cleaned_data
        revenue = data["revenue"]
        return EnterpriseTerms(
            region=data["region"],
            industry=data["industry"],
            ownership=data["ownership"],
            staff=data["staff"],
            revenue_minor=revenue * 100 if revenue is not None else None,
            declared_class=data["declared_class"],
        )


class OfferingForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind of service"),
        choices=Offering.Kind.choices,
        widget=forms.RadioSelect,
    )
    title = forms.CharField(label=_("Title"), max_length=80)
    description = forms.CharField(
        label=_("What the client gets"),
        help_text=_("Steps, deliverables, what the client has to do itself."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    written_in = forms.ChoiceField(label=_("Written in"), choices=LANGUAGES)
    is_nationwide = forms.BooleanField(label=_("All of China"), required=False)
    regions = needed_sometimes(
        forms.MultipleChoiceField(
            label=_("Regions served"),
            help_text=_(
                "Each with everything below it. Hold Ctrl to choose several. The public "
                "list needs one, or all of China."
            ),
            required=False,
            widget=forms.SelectMultiple(attrs={"size": 10}),
        )
    )
    industries = forms.MultipleChoiceField(
        label=_("Industries"),
        help_text=_("None chosen means: any."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    clauses = forms.MultipleChoiceField(
        label=_("Clauses of GB/T 29490-2023"),
        help_text=_("None chosen means: the whole standard."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    price_min = needed_sometimes(
        forms.IntegerField(
            label=_("Lowest price, in yuan"),
            required=False,
            min_value=0,
            max_value=MOST_YUAN,
            help_text=_("A draft may leave it empty, the public list needs it."),
        )
    )
    price_max = needed_sometimes(
        forms.IntegerField(
            label=_("Highest price, in yuan"),
            required=False,
            min_value=0,
            max_value=MOST_YUAN,
            help_text=_("A draft may leave it empty, the public list needs it."),
        )
    )
    capacity_per_quarter = forms.IntegerField(
        label=_("Engagements you can take on a quarter"),
        required=False,
        min_value=0,
        max_value=999,
    )
    free_from = forms.DateField(
        label=_("Free from"),
        required=False,
        validators=IN_OUR_TIME,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    service_language = forms.ChoiceField(
        label=_("You work in"), choices=Offering.Language.choices
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "regions", region_choices())
        offer(self, "industries", section_choices())
        offer(self, "clauses", clause_choices())

    def terms(self) -> OfferingTerms:
        data = self.cleaned_data
        return OfferingTerms(
            kind=data["kind"],
            title=data["title"],
            description=data["description"],
            written_in=data["written_in"],
            clauses=tuple(data["clauses"]),
            is_nationwide=data["is_nationwide"],
            regions=tuple(data["regions"]),
            industries=tuple(data["industries"]),
            price_min_minor=in_minor(data["price_min"]),
            price_max_minor=in_minor(data["price_max"]),
            capacity_per_quarter=data["capacity_per_quarter"],
            free_from=data["free_from"],
            service_language=data["service_language"],
        )


def in_minor(yuan: int | None) -> int | None:
    return None if yuan is None else yuan * 100


def offering_initial(offering: Offering) -> dict[str, object]:
    """What the form shows of an offering that exists."""
    values: dict[str, object] = {
        name: getattr(offering, name)
        for name in OfferingForm.base_fields
        if hasattr(offering, name)
    }
    low, high = offering.price_min_minor, offering.price_max_minor
    return {
        **values,
        "regions": [r.code for r in offering.regions.all()],
        "industries": [i.code for i in offering.industries.all()],
        "clauses": [c.number for c in offering.clauses.all()],
        "price_min": None if low is None else low // 100,
        "price_max": None if high is None else high // 100,
    }
