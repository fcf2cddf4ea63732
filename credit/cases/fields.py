"""How much may be typed into the fields of a case?

Limits, with their reasons, and sentences that say what to do instead.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

# About two printed pages: what is longer is read as a file, not on a page.
MOST_TEXT = 5000
# It stands beside the record wherever that is shown, so it stays a paragraph.
MOST_STATEMENT = 600
# Far above the price of any engagement, far below what the column holds.
MOST_YUAN = Decimal(1_000_000_000)
# The first edition of the standard; nothing here can be older.
FIRST_DAY = date(2013, 1, 1)
REF_LENGTH = 24  # as the columns of refs
MOST_VERSIONS = 32_767  # as the column of a proposal's version

TOO_LONG = _(
    "Write at most %(limit_value)d characters; there are %(show_value)d. "
    "Shorten it, or add a file where the page takes one."
)
TOO_MUCH = _("Enter an amount of at most 1,000,000,000 yuan.")
TOO_LITTLE = _("Enter an amount of 0 yuan or more.")
TOO_EARLY = _("Enter a day from 1 January 2013 on: before it there was no standard.")


class LongText(forms.CharField):
    """Words of a person, several lines long."""

    def __init__(self, *, most: int = MOST_TEXT, rows: int = 6, **kwargs: Any) -> None:
        super().__init__(
            max_length=most,
            widget=forms.Textarea(attrs={"rows": rows}),
            error_messages={"max_length": TOO_LONG},
            **kwargs,
        )

    def to_python(self, value: object) -> str:
        """Browsers send two characters for the line break that they count as one."""
        return str(super().to_python(value)).replace("\r\n", "\n")


class Yuan(forms.DecimalField):
    """An amount in yuan, handed on in fen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            min_value=Decimal(0),
            max_value=MOST_YUAN,
            decimal_places=2,
            error_messages={"max_value": TOO_MUCH, "min_value": TOO_LITTLE},
            **kwargs,
        )

    def clean(self, value: object) -> Any:  # Any: the parent's promise is a Decimal
        yuan = super().clean(value)
        return None if yuan is None else int(yuan * 100)


class PastDay(forms.DateField):
    """A day on which something happened; the action says how long ago is too long."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(
            attrs={"type": "date", "min": FIRST_DAY.isoformat()}, format="%Y-%m-%d"
        )
        super().__init__(widget=widget, **kwargs)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and value < FIRST_DAY:
            raise forms.ValidationError(TOO_EARLY, code="min_value")


class YesNo(forms.TypedChoiceField):
    """Two answers in words, handed on as true or false."""

    def __init__(self, *, yes: object, no: object, **kwargs: Any) -> None:
        super().__init__(
            choices=[("yes", yes), ("no", no)],
            coerce=lambda value: value == "yes",
            widget=forms.RadioSelect,
            **kwargs,
        )
