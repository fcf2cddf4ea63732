"""The demo's own pages: switch role, move the clock, read the mails, follow a story."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from portal.accounts.models import User
from portal.demo import gate, moments, reseed
from portal.demo.models import DemoLogin, Mail, TourStop
from portal.kernel import clock
from portal.kernel.paging import page_key
from portal.ui.text import moment as moment_text

View = Callable[..., HttpResponse]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MAILS_SHOWN = 50


def demo_only(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not gate.is_open(request):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_GET
@demo_only
def about(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "demo/about.html",
        {"logins": DemoLogin.objects.order_by("position")},
    )


@require_POST
@demo_only
def switch(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo's people, or out; then go where `next` says."""
    chosen = DemoLogin.objects.filter(key=request.POST.get("role", "")).first()
    logout(request)
    if chosen is not None:
        user = User.objects.get(email=chosen.email)
        login(request, user, backend=BACKEND)
    return redirect(_next(request, "accounts:home" if chosen else "/"))


@require_POST
@demo_only
def move_clock(request: HttpRequest) -> HttpResponse:
    """One working day on, or to the next deadline; fires what has become due."""
    to_deadline = request.POST.get("to") == "deadline"
    moment = moments.next_deadline() if to_deadline else moments.next_working_day()
    if moment is None:
        messages.info(request, _("No deadline is waiting."))
    else:
        fired = moments.move_to(moment)
        messages.info(
            request,
            ngettext(
                "It is now %(moment)s; %(n)d deadline ran.",
                "It is now %(moment)s; %(n)d deadlines ran.",
                fired,
            )
            % {"moment": moment_text(clock.now()), "n": fired},
        )
    return redirect(_next(request, "demo:about"))


@require_GET
@demo_only
def mails(request: HttpRequest) -> HttpResponse:
    after = page_key(request.GET.get("after"))
    rows = Mail.objects.order_by("-pk")
    if after is not None:
        rows = rows.filter(pk__lt=after)
    shown = list(rows[: MAILS_SHOWN + 1])
    following = shown[MAILS_SHOWN - 1].pk if len(shown) > MAILS_SHOWN else None
    for mail in shown:
        mail.body = _with_this_address(request, mail.body)
    return render(
        request,
        "demo/mails.html",
        {
            "mails": shown[:MAILS_SHOWN],
            "next": f"?after={following}" if following else "",
        },
    )


@require_GET
@demo_only
def follow(request: HttpRequest) -> HttpResponse:
    stops = TourStop.objects.select_related("login").order_by("position")
    return render(
        request, "demo/follow.html", {"stops": stops, "prefix": f"/{get_language()}"}
    )


@require_POST
@demo_only
def reset(request: HttpRequest) -> HttpResponse:
    """Put the ready database back."""
    logout(request)
    reseed.restore()
    return redirect(reverse("demo:about"))


def _with_this_address(request: HttpRequest, text: str) -> str:
    """The sample mails were written before anybody chose a port."""
    here = request.build_absolute_uri("/").rstrip("/")
    return text.replace(settings.PORTAL_URL, here)


def _next(request: HttpRequest, fallback: str) -> str:
    target = request.POST.get("next", "")
    if target and url_has_allowed_host_and_scheme(target, {request.get_host()}):
        return target
    return fallback
