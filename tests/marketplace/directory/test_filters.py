import pytest
from django.http import QueryDict

from marketplace.directory.filters import (
    OrganizationFilter,
    PractitionerFilter,
    read_filter,
)
from tests.people import Cast, industry

pytestmark = pytest.mark.django_db


def test_the_address_becomes_plain_values(cast: Cast) -> None:
    industry("C34")
    found = read_filter(
        OrganizationFilter,
        QueryDict(
            "q=+贯标+&region=330200&service=training&service=diagnosis&price=50000"
        ),
    )

    assert found.is_valid(), found.errors
    values = found.values()
    assert values.text == "贯标"
    assert values.facets == {
        "region": ("100000/330000/330200",),
        "service": ("training", "diagnosis"),
    }
    assert values.price_max_minor == 5_000_000


def test_an_unknown_code_is_refused_at_its_field(cast: Cast) -> None:
    found = read_filter(PractitionerFilter, QueryDict("region=999999&licence=x"))

    assert not found.is_valid()
    assert set(found.errors) == {"region", "licence"}


def test_nothing_chosen_means_everything(cast: Cast) -> None:
    found = read_filter(OrganizationFilter, QueryDict(""))

    assert found.is_valid()
    assert (found.values().facets, found.values().price_max_minor) == ({}, None)
