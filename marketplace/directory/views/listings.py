"""How do two officers suspend, reinstate or remove a listing, or admit a body?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from marketplace.directory import console_queries as queries
from marketplace.directory.actions.decide_admission import decide_admission
from marketplace.directory.actions.decide_measure import decide_measure
from marketplace.directory.actions.propose_admission import propose_admission
from marketplace.directory.actions.propose_measure import propose_measure
from marketplace.directory.console_forms import BodyForm, ConfirmForm, MeasureForm
from marketplace.directory.history import history
from marketplace.directory.registers import CERTIFICATION
from marketplace.directory.scan import broken_offerings
from portal.accounts.actors import Actor, request_actor
from portal.accounts.own_matter import own_matter_sentence
from portal.kernel.errors import Invalid, NotFound
from portal.kernel.paging import page_key
from portal.parties.identifiers import check_uscc
from portal.parties.queries import party_with_uscc
from portal.ui.forms import posted, run


@login_required
@require_GET
def listings(request: HttpRequest) -> HttpResponse:
    actor = _officer(request)
    rows = queries.listings_of(actor, page_key(request.GET.get("after")))
    page = rows[: queries.PAGE]
    context = {
        "listings": page,
        "next": f"?after={page[-1].pk}" if len(rows) > queries.PAGE else "",
    }
    return render(request, "directory/listings.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def listing(request: HttpRequest, ref: str) -> HttpResponse:
    """A POST proposes a measure."""
    actor = _officer(request)
    profile = queries.listing_for(actor, ref)
    form = MeasureForm(posted(request))
    status = 200
    if request.method == "POST":
        status = run(
            form,
            lambda: propose_measure(party_ref=ref, actor=actor, **form.cleaned_data),
        )
        if not status:
            messages.success(request, _("Proposed. A second officer decides."))
            return redirect("directory:listing", ref)
    context = {
        "profile": profile,
        "party": profile.party,
        "measures": list(profile.measures.all()),
        "broken": broken_offerings(ref),
        "stands_aside": own_matter_sentence(actor, [ref]),
        "form": form,
    }
    return render(request, "directory/listing.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def measure(request: HttpRequest, ref: str) -> HttpResponse:
    actor = _officer(request)
    row = queries.measure_for(actor, ref)
    form = ConfirmForm(posted(request))
    status = 200
    if request.method == "POST":
        status = run(
            form, lambda: decide_measure(ref=ref, actor=actor, **form.cleaned_data)
        )
        if not status:
            return redirect("directory:measure", ref)
    context = {
        "measure": row,
        "party": row.profile.party,
        "stands_aside": own_matter_sentence(actor, [row.profile.party.ref]),
        "form": form,
        "may_decide": _may_decide(actor, row.institute_ref, row.proposed_by),
        "history": history([ref]),
    }
    return render(request, "directory/measure.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def bodies(request: HttpRequest) -> HttpResponse:
    """A POST proposes to admit a body."""
    actor = _officer(request)
    form = BodyForm(posted(request))
    status = 200
    if request.method == "POST":
        status = run(form, lambda: _propose_body(form, actor))
        if not status:
            messages.success(request, _("Proposed. A second officer decides."))
            return redirect("directory:bodies")
    context = {
        "admissions": queries.admissions_of(actor),
        "form": form,
        "register": CERTIFICATION,
    }
    return render(request, "directory/bodies.html", context, status=status)


def _propose_body(form: BodyForm, actor: Actor) -> None:
    data = dict(form.cleaned_data)
    party = party_with_uscc(check_uscc(data.pop("uscc")).code)
    if party is None:
        raise Invalid(
            _("Nobody has registered this code. The body registers its account first."),
            field="uscc",
        )
    propose_admission(
        party_ref=party.ref,
        institute_ref=actor.institute_refs[0],
        actor=actor,
        **data,
    )


@login_required
@require_http_methods(["GET", "POST"])
def admission(request: HttpRequest, ref: str) -> HttpResponse:
    actor = _officer(request)
    row = queries.admission_for(actor, ref)
    form = ConfirmForm(posted(request))
    status = 200
    if request.method == "POST":
        status = run(
            form, lambda: decide_admission(ref=ref, actor=actor, **form.cleaned_data)
        )
        if not status:
            return redirect("directory:admission", ref)
    context = {
        "admission": row,
        "party": row.party,
        "stands_aside": own_matter_sentence(actor, [row.party.ref]),
        "form": form,
        "may_decide": _may_decide(actor, row.institute_ref, row.proposed_by),
        "history": history([ref]),
        "register": CERTIFICATION,
    }
    return render(request, "directory/admission.html", context, status=status)


def _officer(request: HttpRequest) -> Actor:
    actor = request_actor(request)
    if not actor.institute_refs:
        raise NotFound(_("There is no such page for you."))
    return actor


def _may_decide(actor: Actor, institute_ref: str, proposed_by: str) -> bool:
    return actor.ref != proposed_by and actor.approver_of(institute_ref)
