"""What does an institute see and do about applications to be listed?"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from marketplace.directory import console_queries as queries
from marketplace.directory.actions.answer_objection import answer_objection
from marketplace.directory.actions.check_line import check_line
from marketplace.directory.actions.decide_vetting import decide_vetting
from marketplace.directory.actions.propose_vetting import propose_vetting
from marketplace.directory.actions.return_vetting import return_vetting
from marketplace.directory.actions.take_up_vetting import take_up_vetting
from marketplace.directory.casefile import casefile
from marketplace.directory.console_forms import (
    AnswerForm,
    DecideForm,
    LineForm,
    ProposeForm,
)
from portal.accounts.actors import request_actor
from portal.kernel.errors import PortalError
from portal.ui.forms import run


@login_required
@require_GET
def vetting(request: HttpRequest, ref: str) -> HttpResponse:
    return _page(request, ref)


def _page(
    request: HttpRequest, ref: str, *, status: int = 200, **forms: Any
) -> HttpResponse:
    actor = request_actor(request)
    case = queries.vetting_for(actor, ref)
    context = {
        "file": casefile(case, actor, line_form=forms.get("line_form")),
        "case": case,
        "party": case.party,
        "propose_form": forms.get("propose_form") or ProposeForm(),
        "decide_form": forms.get("decide_form") or DecideForm(),
        "answer_form": forms.get("answer_form") or AnswerForm(),
        "refused": forms.get("refused"),
    }
    return render(request, "directory/vetting.html", context, status=status)


def _step(
    request: HttpRequest, ref: str, name: str, form: Form, act: Callable[[], object]
) -> HttpResponse:
    queries.vetting_for(request_actor(request), ref)
    status = run(form, act)
    if status:
        return _page(request, ref, status=status, **{name: form})
    return redirect("directory:vetting", ref)


def _button(
    request: HttpRequest, ref: str, act: Callable[..., object], told: str
) -> HttpResponse:
    actor = request_actor(request)
    queries.vetting_for(actor, ref)
    try:
        act(ref=ref, actor=actor)
    except PortalError as refused:
        return _page(request, ref, status=refused.status, refused=refused.message)
    messages.success(request, told)
    return redirect("directory:vetting", ref)


@login_required
@require_POST
def take_up(request: HttpRequest, ref: str) -> HttpResponse:
    return _button(request, ref, take_up_vetting, _("You have taken this up."))


@login_required
@require_POST
def return_case(request: HttpRequest, ref: str) -> HttpResponse:
    return _button(
        request, ref, return_vetting, _("Returned, with all defects at once.")
    )


@login_required
@require_POST
def line(request: HttpRequest, ref: str, line_id: int) -> HttpResponse:
    form = LineForm(request.POST, prefix=f"line{line_id}")
    actor = request_actor(request)
    return _step(
        request,
        ref,
        "line_form",
        form,
        lambda: check_line(ref=ref, line_id=line_id, actor=actor, **form.cleaned_data),
    )


@login_required
@require_POST
def propose(request: HttpRequest, ref: str) -> HttpResponse:
    form = ProposeForm(request.POST)
    actor = request_actor(request)
    return _step(
        request,
        ref,
        "propose_form",
        form,
        lambda: propose_vetting(ref=ref, actor=actor, **form.cleaned_data),
    )


@login_required
@require_POST
def decide(request: HttpRequest, ref: str) -> HttpResponse:
    form = DecideForm(request.POST)
    actor = request_actor(request)
    return _step(
        request,
        ref,
        "decide_form",
        form,
        lambda: decide_vetting(ref=ref, actor=actor, **form.cleaned_data),
    )


@login_required
@require_POST
def answer(request: HttpRequest, ref: str, objection: str) -> HttpResponse:
    form = AnswerForm(request.POST)
    actor = request_actor(request)
    return _step(
        request,
        ref,
        "answer_form",
        form,
        lambda: answer_objection(ref=objection, actor=actor, **form.cleaned_data),
    )
