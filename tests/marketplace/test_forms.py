"""Every text that a person types has a length, every number and day a range."""

import inspect
from datetime import date
from importlib import import_module

import pytest
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from marketplace.engagements.forms import ChangesForm, StageForm

MODULES = [
    "marketplace.engagements.forms",
    "marketplace.sourcing.forms",
    "marketplace.sourcing.proposal_form",
    "marketplace.directory.forms",
    "marketplace.directory.console_forms",
]
FIELDS = [
    pytest.param(field, id=f"{form.__module__}.{form.__name__}.{name}")
    for module in MODULES
    for form in vars(import_module(module)).values()
    if inspect.isclass(form)
    and issubclass(form, forms.BaseForm)
    and form.__module__ == module
    for name, field in form.base_fields.items()
]
TEXTS = [p for p in FIELDS if type(p.values[0]) is forms.CharField]
RANGED = [
    p
    for p in FIELDS
    if isinstance(p.values[0], forms.IntegerField | forms.DateField)
    and not p.values[0].widget.is_hidden
]


@pytest.mark.parametrize("field", TEXTS)
def test_a_text_has_a_greatest_length(field: forms.CharField) -> None:
    assert field.max_length


@pytest.mark.parametrize("field", RANGED)
def test_a_number_or_day_has_a_range(field: forms.Field) -> None:
    kinds = {type(validator) for validator in field.validators}

    assert {MinValueValidator, MaxValueValidator} <= kinds


def test_a_text_that_is_too_long_is_refused_with_its_field() -> None:
    form = ChangesForm({"reasons": "字" * 4_001})

    assert not form.is_valid()
    assert list(form.errors) == ["reasons"]


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2200, 1, 1)])
def test_a_day_of_another_century_is_refused(day: date) -> None:
    form = StageForm({"stage": "1", "held_on": day.isoformat()})

    assert list(form.errors) == ["held_on"]
