"""Whatever is typed has a limit, and going beyond it is said with what was typed kept."""

import inspect

import pytest
from django import forms as django_forms
from django.utils import translation

from credit.cases import forms
from credit.cases.fields import MOST_STATEMENT, MOST_TEXT, LongText, PastDay, Yuan
from credit.cases.models import Case
from tests.credit.cases.conftest import Desk

FORMS = [
    one
    for _name, one in inspect.getmembers(forms, inspect.isclass)
    if issubclass(one, django_forms.Form)
]
FIELDS = [
    (form, name, field)
    for form in FORMS
    for name, field in form.base_fields.items()  # type: ignore[attr-defined] # a form
]


@pytest.mark.parametrize(
    ("form", "name", "field"), FIELDS, ids=[f"{f.__name__}.{n}" for f, n, _ in FIELDS]
)
def test_every_field_has_a_limit(form: object, name: str, field: object) -> None:
    if type(field) in {django_forms.CharField, LongText}:
        assert field.max_length, name
    if isinstance(field, django_forms.IntegerField):
        assert (field.min_value, field.max_value) != (None, None)
        assert None not in (field.min_value, field.max_value)
    if isinstance(field, django_forms.DateField):
        assert isinstance(field, PastDay)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_text_that_is_too_long_is_counted_and_sent_elsewhere(language: str) -> None:
    with translation.override(language):
        form = forms.ReasonsForm({"reasons": "x" * (MOST_TEXT + 1)})
        assert not form.is_valid()
        (sentence,) = form.errors["reasons"]
    assert "5000" in sentence
    assert "5001" in sentence
    assert ("file" if language == "en" else "文件") in sentence


def test_a_line_break_counts_once_as_in_the_browser() -> None:
    most = "x\r\n" * (MOST_STATEMENT // 2)
    form = forms.StatementForm({"text": most})
    assert form.is_valid()  # 600 characters in the browser, 900 as sent
    assert forms.StatementForm({"text": most + "xx"}).errors.keys() == {"text"}


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("0", 0), ("12.34", 1234), ("1000000000", 100_000_000_000)],
)
def test_an_amount_is_handed_on_in_fen(typed: str, fen: int) -> None:
    assert Yuan().clean(typed) == fen


@pytest.mark.parametrize("typed", ["-0.01", "1000000000.01", "1.234", "NaN", "1e400"])
def test_an_amount_out_of_range_is_refused(typed: str) -> None:
    with pytest.raises(django_forms.ValidationError):
        Yuan().clean(typed)


@pytest.mark.parametrize("typed", ["0001-01-01", "2012-12-31", "2026-13-01", "soon"])
def test_a_day_out_of_range_is_refused(typed: str) -> None:
    with pytest.raises(django_forms.ValidationError):
        PastDay().clean(typed)
    assert PastDay().clean("2013-01-01").year == 2013


COMPLAINT = {"ground": "service", "text": "They never came.", "happened_on": ""}


@pytest.mark.parametrize("about", ["ENG-0000000000-0", "ORG-0000000000", "hello"])
def test_an_unknown_number_is_said_at_its_field_with_all_kept(
    desk: Desk, about: str
) -> None:
    client = desk.cast.client(desk.cast.lin_wei)
    typed = {
        **COMPLAINT,
        "ground": forms.codes.Ground.values[0],
        "complainant": desk.cast.ningbo_tools.ref,
        "about": about,
    }
    answer = client.post("/en/cases/new/", typed)

    assert answer.status_code == 404
    form = answer.context["form"]
    assert form.errors.keys() == {"about"}
    page = answer.content.decode()
    assert form.errors["about"][0] in page.replace("&#x27;", "'")
    assert f'value="{about}"' in page
    assert "They never came." in page
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [("text", "x" * 5001), ("about", "x" * 25), ("happened_on", "1999-01-01")],
)
def test_beyond_a_limit_the_page_keeps_what_was_typed(
    desk: Desk, name: str, value: str
) -> None:
    client = desk.cast.client(desk.cast.lin_wei)
    typed = {
        **COMPLAINT,
        "ground": forms.codes.Ground.values[0],
        "complainant": desk.cast.ningbo_tools.ref,
        "about": desk.cast.haishi.ref,
        name: value,
    }
    answer = client.post("/en/cases/new/", typed)

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {name}
    assert value in answer.content.decode()
    assert not Case.objects.exists()
