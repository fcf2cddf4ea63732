"""How can the public lists be narrowed? Read from the address, given back as plain values.

`search` asks its index with these; the database is not touched here. Facet values are
what `search.schema` keeps: a region or industry as its path, everything else as a code.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from marketplace.directory.models import Licence, Offering, ProviderProfile
from portal.parties.models import Party
from portal.reference.queries import (
    clause_choices,
    industries,
    industry_choices,
    region_choices,
    regions,
)
from portal.ui.forms import offer

GRADES = [(grade, grade) for grade in ("A+", "A", "B", "C", "D")]
NO_RECORD = ("none", _("no record yet"))
PRICE = "price"


@dataclass(frozen=True, kw_only=True)
class FilterValues:
    """`facets`: facet → chosen values (OR inside, AND between); prices in minor units."""

    text: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    price_max_minor: int | None = None


class ListFilter(django_filters.FilterSet):
    """What all three lists share."""

    q = django_filters.CharFilter(label=_("Words"), max_length=120)
    region = django_filters.MultipleChoiceFilter(label=_("Region"), choices=list)
    grade = django_filters.MultipleChoiceFilter(
        label=_("Credit grade"), choices=[*GRADES, NO_RECORD]
    )

    class Meta:
        model = Party
        fields: list[str] = []

    def values(self) -> FilterValues:
        """Call after `is_valid()`; unknown codes were refused by the form."""
        data = self.form.cleaned_data
        facets = {
            name: tuple(_as_facet(name, value) for value in chosen)
            for name, chosen in data.items()
            if isinstance(chosen, list) and chosen
        }
        price = data.get(PRICE)
        return FilterValues(
            text=(data.get("q") or "").strip(),
            facets=facets,
            price_max_minor=None if price is None else int(price * 100),
        )


class OrganizationFilter(ListFilter):
    industry = django_filters.MultipleChoiceFilter(label=_("Industry"), choices=list)
    service = django_filters.MultipleChoiceFilter(
        label=_("Service"), choices=Offering.Kind.choices
    )
    clause = django_filters.MultipleChoiceFilter(label=_("Clause"), choices=list)
    language = django_filters.MultipleChoiceFilter(
        label=_("Works in"), choices=[("zh-hans", _("Chinese")), ("en", _("English"))]
    )
    price = django_filters.NumberFilter(label=_("At most, in yuan"), min_value=0)

    class Meta:
        model = ProviderProfile
        fields: list[str] = []


class OfferingFilter(OrganizationFilter):
    class Meta:
        model = Offering
        fields: list[str] = []


class PractitionerFilter(ListFilter):
    licence = django_filters.MultipleChoiceFilter(
        label=_("Licence"), choices=Licence.Kind.choices
    )


CHOICES: Mapping[str, Callable[[], list[tuple[str, Any]]]] = {
    "region": region_choices,
    "industry": industry_choices,
    "clause": clause_choices,
}


def read_filter(kind: type[ListFilter], data: Mapping[str, object]) -> ListFilter:
    """The filter with today's regions, industries and clauses as its choices."""
    found = kind(data, queryset=kind.Meta.model.objects.none())
    for name, choices in CHOICES.items():
        if name in found.form.fields:
            offer(found.form, name, choices())
    return found


def _as_facet(name: str, value: str) -> str:
    if name == "region":
        return regions()[value].path
    if name == "industry":
        parent = industries()[value].parent
        return f"{parent}/{value}" if parent else value
    return value
