"""The institute's pages about accounts: letters of authority, contested accounts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.accounts.actions.decide_authority import decide_authority
from portal.accounts.actions.decide_contest import decide_contest
from portal.accounts.actions.propose_contest import propose_contest
from portal.accounts.actors import request_actor
from portal.accounts.forms import AuthorityDecisionForm, ContestProposalForm
from portal.accounts.own_matter import own_matter_sentence
from portal.accounts.queries import (
    authority_for,
    contest_for,
    members_list,
    user_names,
)
from portal.files.store import files_by_ref
from portal.parties.identifiers import check_uscc
from portal.parties.queries import region_hint
from portal.ui.forms import run


@login_required
@require_http_methods(["GET", "POST"])
def authority(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    asked = authority_for(actor, ref)
    form, status = AuthorityDecisionForm(), 200
    if request.method == "POST":
        form = AuthorityDecisionForm(request.POST)
        status = run(
            form, lambda: decide_authority(ref=ref, actor=actor, **form.cleaned_data)
        )
        if not status:
            messages.success(request, _("The answer is sent to the person."))
            return redirect("accounts:authority", ref)
    party = asked.membership.party
    code = check_uscc(party.uscc) if party.uscc else None
    context = {
        "asked": asked,
        "party": party,
        "person": asked.membership.user,
        "file": files_by_ref([asked.file_ref]).get(asked.file_ref),
        "code": code,
        "code_region": region_hint(code.region_code) if code else None,
        "decided_by": user_names([asked.decided_by]).get(asked.decided_by, ""),
        "stands_aside": own_matter_sentence(actor, asked.concerned()),
        "form": form,
    }
    return render(request, "accounts/authority.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def contest_case(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    contest = contest_for(actor, ref)
    form, status = ContestProposalForm(), 200
    if request.method == "POST":
        form = ContestProposalForm(request.POST)
        status = run(
            form, lambda: propose_contest(ref=ref, actor=actor, **form.cleaned_data)
        )
        if not status:
            messages.success(request, _("Proposed. A second officer decides."))
            return redirect("accounts:contest_case", ref)
    context = {
        "contest": contest,
        "party": contest.party,
        "members": members_list(contest.party.ref),
        "file": files_by_ref([contest.file_ref]).get(contest.file_ref),
        "names": user_names([contest.proposed_by, contest.decided_by]),
        "may_decide": actor.approver_of(contest.institute_ref),
        "is_mine": contest.proposed_by == actor.ref,
        "stands_aside": own_matter_sentence(actor, contest.concerned()),
        "form": form,
    }
    return render(request, "accounts/contest_case.html", context, status=status)


@login_required
@require_POST
def contest_decision(request: HttpRequest, ref: str) -> HttpResponse:
    actor = request_actor(request)
    contest_for(actor, ref)
    follows = request.POST.get("answer") == "follow"
    decide_contest(ref=ref, follows_proposal=follows, actor=actor)
    messages.success(
        request, _("Decided.") if follows else _("Sent back to the officers.")
    )
    return redirect("accounts:contest_case", ref)
