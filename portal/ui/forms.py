"""How are forms drawn? One renderer for the whole site."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

from django.forms import BaseForm, ChoiceField, Field
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_noop as _

from portal.kernel.errors import PortalError

# Sentences of Django that our catalogue says better in Chinese.
DJANGO_SENTENCES = (
    _("This field is required."),
    _("Enter a valid email address."),
    _("Enter a valid date."),
    _("Enter a whole number."),
    _("Enter a valid URL."),
)


INVALID = 422
FieldT = TypeVar("FieldT", bound=Field)


class PortalRenderer(TemplatesSetting):
    """Widgets as Django draws them; label, hint and error in our own markup."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


def offer(form: BaseForm, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Give a field of choices what can be chosen today."""
    cast("ChoiceField", form.fields[name]).choices = list(choices)


def needed_sometimes(field: FieldT) -> FieldT:
    """Empty in some cases only: the hint says which, and “optional” is not said."""
    field.needed_sometimes = True  # type: ignore[attr-defined] # read by forms/field.html
    return field


def posted(request: HttpRequest) -> QueryDict | None:
    """What was typed; an empty POST is still one."""
    return request.POST if request.method == "POST" else None


def run(form: BaseForm, act: Callable[[], object]) -> int:
    """0 when done, else the status to answer with; what was typed stays on the form."""
    if not form.is_valid():
        return INVALID
    try:
        act()
    except PortalError as error:
        return refuse(form, error)
    return 0


def refuse(form: BaseForm, error: PortalError) -> int:
    """Put an action's sentence where the person can mend it; gives the status."""
    field = error.field if error.field in form.fields else None
    form.add_error(field, str(error.message))
    return error.status
