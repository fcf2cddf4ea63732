"""My desk: the reader's next steps, own organizations, news and profile."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from portal.accounts.actions.change_profile import change_profile
from portal.accounts.actors import request_actor, request_user
from portal.accounts.cards import cards_of
from portal.accounts.desk import news_for, steps_for
from portal.accounts.desk_steps import own_steps
from portal.accounts.export import personal_data
from portal.accounts.forms import ProfileForm
from portal.accounts.own_pages import pages_of_person
from portal.ui.forms import run


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    cards = cards_of(actor.ref)
    is_person = actor.person_ref is not None
    own = own_steps(request_user(request), cards, is_person=is_person)
    steps = steps_for(actor, own)
    context = {
        "first": steps[0] if steps else None,
        "others": steps[1:],
        "cards": cards,
        "news": news_for(actor.ref),
        "own_pages": pages_of_person(actor.person_ref),
    }
    return render(request, "accounts/home.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    user = request_user(request)
    if request.method == "GET":
        initial = {
            "name": user.name,
            "language": user.language,
            "mobile": user.mobile or "",
        }
        return render(
            request, "accounts/profile.html", {"form": ProfileForm(initial=initial)}
        )
    form = ProfileForm(request.POST)
    status = run(
        form, lambda: change_profile(**form.cleaned_data, actor=request_actor(request))
    )
    if not status:
        messages.success(request, _("Your profile is saved."))
        return redirect("accounts:profile")
    return render(request, "accounts/profile.html", {"form": form}, status=status)


@login_required
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """Everything that the portal keeps about the reader, machine-readable."""
    response = JsonResponse(
        personal_data(request_user(request)),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response
