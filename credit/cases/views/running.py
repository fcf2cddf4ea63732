"""How is a step's page shown and its form run? The same way for every step."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from credit.cases.forms import OtherInstituteForm
from credit.cases.steps import Step, named
from portal.accounts.actors import Actor, request_actor
from portal.kernel.errors import NotFound, PortalError
from portal.parties import queries as parties
from portal.ui.forms import refuse
from portal.ui.templatetags.portal import party_text


def run_step(
    request: HttpRequest,
    *,
    steps: list[Step],
    slug: str,
    ref: str,
    back: str,
    layout: str,
    initial: dict[str, object],
) -> HttpResponse:
    """GET shows the step's form; POST runs its action and goes back to the page."""
    step = named(steps, slug)
    if step is None:
        raise NotFound(_("There is no such step here."))
    form = form_of(step.form, request, initial)
    context = {"step": step, "form": form, "ref": ref, "back": back, "layout": layout}
    status = 200
    if request.method == "POST":
        if form.is_valid():
            refused = attempt(
                form, lambda: step.run(_actor(request), ref, form.cleaned_data)
            )
            if refused is None:
                return redirect(back)
            status = refused.status
        else:
            status = 422
    return render(request, "cases/step.html", context, status=status)


def attempt(form: forms.Form, run: Any) -> PortalError | None:  # Any: any callable
    """Run an action; a refusal is put on the form that asked for it."""
    try:
        run()
    except PortalError as error:
        refuse(form, error)
        return error
    return None


def form_of(
    form_class: type[forms.Form], request: HttpRequest, initial: dict[str, object]
) -> forms.Form:
    more: dict[str, Any] = {}
    if issubclass(form_class, OtherInstituteForm):
        rows = parties.parties_with_role("institute").order_by("name", "pk")
        more["institutes"] = [(row.ref, party_text(row)) for row in rows]
    data = request.POST if request.method == "POST" else None
    files = request.FILES if request.method == "POST" else None
    return form_class(data, files, initial=initial, **more)


def _actor(request: HttpRequest) -> Actor:
    return request_actor(request)
