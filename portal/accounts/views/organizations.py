"""Registering an organization, joining or contesting one, and showing authority."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from portal.accounts.actions.ask_to_join import ask_to_join
from portal.accounts.actions.contest_account import contest_account
from portal.accounts.actions.hand_in_authority import hand_in_authority
from portal.accounts.actions.register_organization import (
    CodeTaken,
    Registration,
    register_organization,
)
from portal.accounts.actors import request_actor, request_user
from portal.accounts.cards import card_of
from portal.accounts.forms import (
    AuthorityForm,
    ContestForm,
    JoinForm,
    RegistrationForm,
)
from portal.accounts.next_page import safe_next
from portal.accounts.own_pages import pages_of
from portal.accounts.queries import legal_party, membership_of
from portal.kernel.errors import PortalError
from portal.parties.identifiers import check_uscc
from portal.parties.queries import newest_checks_of, parties_by_ref, roles_of
from portal.ui.forms import refuse, run


@login_required
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        first = {
            key: request.GET[key] for key in ("role", "region") if key in request.GET
        }
        form = RegistrationForm(initial=first)
        context = {"form": form, "next": safe_next(request)}
        return render(request, "accounts/register.html", context)
    form, taken, status = RegistrationForm(request.POST), None, 422
    if form.is_valid():
        registration = Registration(**form.cleaned_data, language=_written_in(form))
        try:
            party = register_organization(
                registration=registration, actor=request_actor(request)
            )
        except PortalError as error:
            refuse(form, error)
            status = error.status
            taken = error.party_ref if isinstance(error, CodeTaken) else None
        else:
            for warning in check_uscc(registration.uscc).warnings:
                messages.warning(request, warning)
            messages.success(request, _("The organization is registered."))
            return redirect(safe_next(request) or _after(party.ref))
    context = {"form": form, "taken": taken, "next": safe_next(request)}
    return render(request, "accounts/register.html", context, status=status)


def _after(party_ref: str) -> str:
    from django.urls import reverse

    return reverse("accounts:hand_in", args=[party_ref])


def _written_in(form: RegistrationForm) -> str:
    """Chinese characters tell; otherwise the language of the page."""
    name = form.cleaned_data["name"]
    if any("\u4e00" <= char <= "\u9fff" for char in name):
        return "zh-hans"
    return "en" if name.isascii() else get_language() or "zh-hans"


@login_required
@require_GET
def organization(request: HttpRequest, ref: str) -> HttpResponse:
    membership = membership_of(request_user(request).ref, ref)
    checks = newest_checks_of(ref)
    institutes = parties_by_ref(check.institute_ref for check in checks)
    roles = roles_of([ref]).get(ref, set())
    context = {
        "card": card_of(membership, roles),
        "own_pages": pages_of(ref, roles),
        "checks": [(check, institutes.get(check.institute_ref)) for check in checks],
    }
    return render(request, "accounts/organization.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest, ref: str) -> HttpResponse:
    membership = membership_of(request_user(request).ref, ref)
    form, status = AuthorityForm(), 200
    if request.method == "POST":
        form = AuthorityForm(request.POST, request.FILES)
        status = run(
            form,
            lambda: hand_in_authority(
                party_ref=ref, actor=request_actor(request), **form.cleaned_data
            ),
        )
        if not status:
            messages.success(
                request, _("The institute has it now; you will be told the result.")
            )
            return redirect("accounts:organization", ref)
    card = card_of(membership, set())
    context = {"form": form, "card": card}
    return render(request, "accounts/hand_in.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, ref: str) -> HttpResponse:
    party = legal_party(ref)
    form, status = JoinForm(), 200
    if request.method == "POST":
        form = JoinForm(request.POST)
        status = run(
            form,
            lambda: ask_to_join(
                party_ref=ref, actor=request_actor(request), **form.cleaned_data
            ),
        )
        if not status:
            messages.success(request, _("The owner is asked to let you join."))
            return redirect("accounts:home")
    context = {"form": form, "party": party}
    return render(request, "accounts/join.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def contest(request: HttpRequest, ref: str) -> HttpResponse:
    party = legal_party(ref)
    form, status = ContestForm(), 200
    if request.method == "POST":
        form = ContestForm(request.POST, request.FILES)
        status = run(
            form,
            lambda: contest_account(
                party_ref=ref, actor=request_actor(request), **form.cleaned_data
            ),
        )
        if not status:
            messages.success(
                request, _("Two officers look at it; you will be told the result.")
            )
            return redirect("accounts:home")
    context = {"form": form, "party": party}
    return render(request, "accounts/contest.html", context, status=status)
