"""The reader's own inbox."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from portal.accounts.actors import request_actor, request_user
from portal.kernel.paging import page_key
from portal.notices.actions.mark_read import mark_read
from portal.notices.queries import PAGE, inbox, lines, unread_count


@login_required
@require_GET
def show_inbox(request: HttpRequest) -> HttpResponse:
    after = page_key(request.GET.get("after"))
    found = list(inbox(request_user(request).ref, after)[: PAGE + 1])
    shown = found[:PAGE]
    context = {
        "lines": lines(shown, request_user(request)),
        "newest": found[0].pk if found and after is None else None,
        "unread": unread_count(request_user(request).ref),
        "next": f"?after={shown[-1].pk}" if len(found) > PAGE else "",
    }
    return render(request, "notices/inbox.html", context)


@login_required
@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    newest = page_key(request.POST.get("up_to"))
    if newest is not None:
        mark_read(actor=request_actor(request), up_to=newest)
    return redirect("notices:inbox")
