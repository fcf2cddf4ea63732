"""Requests of people with an account: publish, look after, ask, answer, invite."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from marketplace.sourcing import pages, queries
from marketplace.sourcing.actions.answer_question import answer_question
from marketplace.sourcing.actions.ask_question import ask_question
from marketplace.sourcing.actions.cancel_request import cancel_request
from marketplace.sourcing.actions.invite_provider import invite_provider
from marketplace.sourcing.actions.publish_request import publish_request
from marketplace.sourcing.drafts import draft_for
from marketplace.sourcing.forms import PublishForm, TextForm
from marketplace.sourcing.summary import summary_of
from portal.accounts.actors import request_actor
from portal.kernel.errors import PortalError
from portal.kernel.paging import page_key
from portal.ui.forms import refuse

INVALID = 422


@login_required
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """One place for both sides: what we asked, and what we may answer."""
    actor = request_actor(request)
    after = page_key(request.GET.get("after"))
    providers = queries.providers_of(actor)
    enterprises = queries.enterprises_of(actor)
    # Whoever only provides has no requests of its own to look at first.
    wants = request.GET.get("show") or ("mine" if not providers else "open")
    lists: dict[str, Callable[..., queries.Page[Any]]] = {
        "mine": queries.my_requests,
        "open": queries.open_requests,
        "proposals": queries.my_proposals,
    }
    shown = wants if wants in lists else "mine"
    page = lists[shown](actor, after)
    context = {
        "shown": shown,
        "page": page,
        "next": f"?{urlencode({'show': shown, 'after': page.after})}"
        if page.after
        else None,
        "is_provider": bool(providers),
        "is_enterprise": bool(enterprises),
    }
    return render(request, "sourcing/requests.html", context)


@login_required
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """Page one, filled from the enterprise's profile where there is one."""
    known = queries.enterprises_of(request_actor(request))
    filled = {}
    if known:
        party = known[0]
        filled = {
            "region": party.region_id or "",
            "industry": party.industry_id or "",
            "size_class": party.size_class,
        }
    query = urlencode({name: value for name, value in filled.items() if value})
    return redirect(f"{reverse('sourcing:find')}?{query}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, token: str) -> HttpResponse:
    """The account has been asked for; the draft is still what was typed."""
    actor = request_actor(request)
    draft = draft_for(token)
    if draft.published_ref and request.method != "POST":
        return redirect("sourcing:request", ref=draft.published_ref)
    enterprises = queries.enterprises_of(actor)
    form = PublishForm(request.POST or None, enterprises=enterprises)
    status = INVALID if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            made = publish_request(
                draft_pk=draft.pk,
                enterprise_ref=form.cleaned_data["enterprise"],
                actor=actor,
                answer_days=form.cleaned_data["answer_days"],
                no_secrets=form.cleaned_data["no_secrets"],
                save_profile=form.cleaned_data["save_profile"],
                language=get_language() or "zh-hans",
            )
        except PortalError as error:
            status = refuse(form, error)
        else:
            return redirect("sourcing:request", ref=made.ref)
    context = {
        "form": form,
        "token": token,
        "summary": summary_of(draft.data),
        "typed": draft.data,
        "enterprises": enterprises,
        "is_checked": any(actor.speaks_for(party.ref) for party in enterprises),
        "unchecked": [p for p in enterprises if not actor.speaks_for(p.ref)],
        "register_url": _register_url(request, draft.data),
    }
    return render(request, "sourcing/publish.html", context, status=status)


def _register_url(request: HttpRequest, typed: Mapping[str, Any]) -> str:
    """Registering leads back here; what is known is filled in."""
    given = {"role": "enterprise", "region": typed.get("region") or ""}
    query = urlencode({**given, "next": request.path})
    return f"{reverse('accounts:register')}?{query}"


@login_required
@require_safe
def request_page(request: HttpRequest, ref: str) -> HttpResponse:
    return _page(request, ref)


def _page(
    request: HttpRequest, ref: str, *, status: int = 200, **more: object
) -> HttpResponse:
    actor = request_actor(request)
    row = queries.request_for(actor, ref)
    context = pages.request_context(
        row,
        actor,
        order="neutral" if request.GET.get("order") == "neutral" else "fit",
        show_all=bool(request.GET.get("all")),
        is_table=request.GET.get("view") == "table",
    )
    return render(request, "sourcing/request.html", {**context, **more}, status=status)


@login_required
@require_POST
def invite(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    queries.request_for(actor, ref)
    invite_provider(ref=ref, provider_ref=request.POST.get("provider", ""), actor=actor)
    return redirect("sourcing:request", ref=ref)


@login_required
@require_POST
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    queries.request_for(actor, ref)
    mine, wanted = queries.providers_of(actor), request.POST.get("provider", "")

    def send(text: str) -> None:
        ask_question(
            ref=ref,
            provider_ref=queries.chosen_provider(mine, wanted).ref,
            text=text,
            actor=actor,
            language=get_language() or "zh-hans",
        )

    return _send_text(request, ref, send, "ask_form", chosen_provider=wanted)


@login_required
@require_POST
def answer(request: HttpRequest, ref: str, question: int) -> HttpResponse:
    actor = request_actor(request)
    queries.request_for(actor, ref)

    def send(text: str) -> None:
        answer_question(
            ref=ref,
            question=question,
            text=text,
            actor=actor,
            language=get_language() or "zh-hans",
        )

    return _send_text(request, ref, send, "answer_form", answering=question)


def _send_text(
    request: HttpRequest,
    ref: str,
    send: Callable[[str], None],
    name: str,
    **more: object,
) -> HttpResponse:
    form = TextForm(request.POST, auto_id=f"id_{name}_%s")
    status = INVALID
    if form.is_valid():
        try:
            send(form.cleaned_data["text"])
        except PortalError as error:
            status = refuse(form, error)
        else:
            return redirect("sourcing:request", ref=ref)
    return _page(request, ref, status=status, **{name: form}, **more)


@login_required
@require_POST
def cancel(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    queries.request_for(actor, ref)
    cancel_request(ref=ref, actor=actor)
    return redirect("sourcing:request", ref=ref)
