"""The public way from a need to matches to a request. No account, no session."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.sourcing.actions.save_draft import save_draft
from marketplace.sourcing.cards import match_list
from marketplace.sourcing.drafts import draft_for, token_of
from marketplace.sourcing.forms import DetailsForm, WishForm
from marketplace.sourcing.models import RequestDraft
from marketplace.sourcing.side_by_side import side_by_side
from marketplace.sourcing.summary import summary_of
from marketplace.sourcing.weights import load
from marketplace.sourcing.wishes import matches_for_typed, wish_from_typed
from marketplace.sourcing.words import RULES, TERMS
from portal.kernel.errors import NotFound, TooMany
from portal.ui.limits import count_address

INVALID = 422
DRAFTS = "120/h"  # from one network address; every change of a draft counts
View = Callable[..., HttpResponse]


def never_kept(view: View) -> View:
    """Who holds a draft's token may change it: no page that has one is kept anywhere."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        given = request.POST if request.method == "POST" else request.GET
        if kwargs.get("token") or given.get("draft"):
            response["Cache-Control"] = "private, no-store"
        return response

    return guarded


@never_kept
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Page one. What was typed comes back from the address or from the draft."""
    draft = _draft(request.GET)
    initial = draft.data if draft else request.GET.dict()
    context = {"form": WishForm(initial=initial), "token": request.GET.get("draft", "")}
    return render(request, "sourcing/find.html", context)


@never_kept
@require_safe
def matches(request: HttpRequest) -> HttpResponse:
    form = WishForm(request.GET)
    if not form.is_valid():
        context = {"form": form, "token": request.GET.get("draft", "")}
        return render(request, "sourcing/find.html", context, status=INVALID)
    draft = _draft(request.GET)
    typed = {**(draft.data if draft else {}), **form.cleaned_data}
    result, field = matches_for_typed(typed)
    order = "neutral" if request.GET.get("order") == "neutral" else "fit"
    is_table = request.GET.get("view") == "table"
    shown = match_list(
        result, field, order=order, show_all=is_table or bool(request.GET.get("all"))
    )
    wish = wish_from_typed(typed)
    context = {
        "list": shown,
        "columns": side_by_side(shown, field, wish.region_path) if is_table else None,
        "summary": summary_of(typed),
        "query": _query(request.GET, "order", "all", "view"),
        **_orders(request.GET),
    }
    return render(request, "sourcing/matches.html", context)


# No session and no account stand behind this form, so nothing can be forged with it.
@csrf_exempt
@never_kept
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest) -> HttpResponse:
    """Page two. Sending it keeps everything typed in a draft behind a signed token."""
    given = request.POST if request.method == "POST" else request.GET
    draft = _draft(given)
    wish = WishForm(given)
    if request.method != "POST":
        form = DetailsForm(initial=draft.data if draft else None)
    else:
        form = DetailsForm(request.POST)
        # Both are asked, so that all defects are shown at once.
        if all([wish.is_valid(), form.is_valid()]):
            typed = {**wish.cleaned_data, **form.cleaned_data}
            try:
                count_address(request, form="draft", rate=DRAFTS)
            except TooMany as error:
                form.add_error(None, str(error.message))
            else:
                kept = save_draft(typed=typed, pk=draft.pk if draft else None)
                return redirect("sourcing:check", token=token_of(kept))
    context = {
        "form": form,
        "wish": wish,
        "typed": {name: given.get(name, "") for name in wish.fields},
        "token": given.get("draft", ""),
        "query": _query(given, *form.fields, "draft"),
    }
    status = INVALID if form.is_bound else 200
    return render(request, "sourcing/details.html", context, status=status)


@never_kept
@require_safe
def check(request: HttpRequest, token: str) -> HttpResponse:
    """The check page: everything typed, who fits, and the way to publication."""
    draft = draft_for(token)
    if draft.published_ref:
        return redirect("sourcing:request", ref=draft.published_ref)
    result, _field = matches_for_typed(draft.data)
    query = _wish_query(draft.data, token)
    context = {
        "draft": draft,
        "token": token,
        "summary": summary_of(draft.data),
        "typed": draft.data,
        "fitting": len(result.by_fit),
        "considered": result.considered,
        "page_one": f"{reverse('sourcing:find')}?{query}",
        "page_two": f"{reverse('sourcing:details')}?{query}",
        "matches_url": f"{reverse('sourcing:matches')}?{query}",
    }
    return render(request, "sourcing/check.html", context)


@require_safe
def weights(request: HttpRequest, version: int) -> HttpResponse:
    """The published weights of a version, so that anybody can follow the order."""
    try:
        found = load(version)
    except OSError as error:  # not there, or a number too long for a file's name
        raise NotFound(_("There are no weights of this version.")) from error
    context = {
        "weights": found,
        "terms": [(TERMS[name], weight) for name, weight in found.terms],
        "rules": RULES.values(),
    }
    return render(request, "sourcing/weights.html", context)


def _draft(given: QueryDict) -> RequestDraft | None:
    token = given.get("draft", "")
    return draft_for(token) if token else None


def _query(given: QueryDict, *without: str) -> str:
    kept = given.copy()
    for name in without:
        kept.pop(name, None)
    return kept.urlencode()


def _orders(given: QueryDict) -> dict[str, str]:
    base = given.copy()
    base.pop("order", None)
    by_fit = base.urlencode()
    base["order"] = "neutral"
    everybody = given.copy()
    everybody["all"] = "1"
    table = given.copy()
    table["view"] = "table"
    return {
        "fit_url": f"?{by_fit}",
        "neutral_url": f"?{base.urlencode()}",
        "all_url": f"?{everybody.urlencode()}",
        "table_url": f"?{table.urlencode()}",
        "list_url": f"?{_query(given, 'view', 'all')}",
    }


def _wish_query(data: dict[str, Any], token: str) -> str:
    query = QueryDict(mutable=True)
    for name in WishForm.base_fields:
        if data.get(name):
            query[name] = data[name]
    query["draft"] = token
    return query.urlencode()
