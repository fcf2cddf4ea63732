"""Which two dates does a reader compare?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.kernel import clock


class CompareForm(forms.Form):
    earlier = forms.DateField(
        label=_("First date"), widget=forms.DateInput(attrs={"type": "date"})
    )
    later = forms.DateField(
        label=_("Second date"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        earlier, later = values.get("earlier"), values.get("later")
        if later and later > clock.today():
            self.add_error(
                "later", _("The second date lies ahead. Choose today or a day before.")
            )
        if earlier and later and earlier > later:
            self.add_error(
                "earlier", _("The first date is after the second. Swap the two.")
            )
        return values
