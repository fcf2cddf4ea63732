"""The editors' page of the State Council's yearly notice on days of rest."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from cms.actions.enter_day import enter_day
from cms.actions.remove_day import remove_day
from cms.calendar_rights import MAY_ENTER
from portal.accounts.actors import request_actor
from portal.deadlines.queries import days_of, years
from portal.kernel import clock
from portal.kernel.paging import whole_number
from portal.ui.forms import run

ROUTE = "cms_working_days"


class DayForm(forms.Form):
    day = forms.DateField(
        label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"})
    )
    is_working = forms.TypedChoiceField(
        label=gettext_lazy("What it is"),
        choices=[
            ("rest", gettext_lazy("Rest, although it would be a working day")),
            ("work", gettext_lazy("Working day, although it would be rest")),
        ],
        coerce=lambda value: value == "work",
        widget=forms.RadioSelect,
    )
    source = forms.CharField(
        label=gettext_lazy("Number of the notice"),
        help_text=gettext_lazy("As printed, for example 国办发明电〔2025〕7号."),
        max_length=200,
    )


class RemoveForm(forms.Form):
    remove = forms.DateField()


@require_http_methods(["GET", "POST"])
def working_days(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(MAY_ENTER):
        raise PermissionDenied
    if "remove" in request.POST:
        return _remove(request)
    form, status = DayForm(), 200
    if request.method == "POST":
        form = DayForm(request.POST)
        actor = request_actor(request)
        status = run(form, lambda: enter_day(actor=actor, **form.cleaned_data))
        if not status:
            messages.success(request, _("The day is entered."))
            return redirect(f"{reverse(ROUTE)}?year={form.cleaned_data['day'].year}")
    return _page(request, form, status)


def _remove(request: HttpRequest) -> HttpResponse:
    form = RemoveForm(request.POST)
    status = run(
        form,
        lambda: remove_day(
            day=form.cleaned_data["remove"], actor=request_actor(request)
        ),
    )
    if status:
        told = [str(error) for errors in form.errors.values() for error in errors]
        messages.error(request, " ".join(told))
        return _page(request, DayForm(), status)
    messages.success(request, _("The day is removed."))
    return redirect(f"{reverse(ROUTE)}?year={form.cleaned_data['remove'].year}")


def _page(request: HttpRequest, form: DayForm, status: int) -> HttpResponse:
    today = clock.today()
    asked = whole_number(request.GET.get("year"), most_digits=4) or today.year
    context = {
        "form": form,
        "year": asked,
        "years": sorted({asked, today.year, today.year + 1, *years()}),
        "days": days_of(asked),
        "today": today,
    }
    return render(request, "cms/admin/working_days.html", context, status=status)
