"""The institute's queue: work by deadline, to take, do and hand back."""

import csv
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from portal.accounts.actors import request_actor
from portal.accounts.next_page import safe_next
from portal.kernel import clock
from portal.parties.queries import parties_by_ref
from portal.worklist.actions.release_row import release_row
from portal.worklist.actions.take_row import take_row
from portal.worklist.cards import RowCard, cards_of
from portal.worklist.filters import QueueFilter
from portal.worklist.labels import KINDS, label
from portal.worklist.queries import (
    MINE,
    OTHERS,
    TEAM,
    Counts,
    counts,
    open_rows,
    ordered,
    page,
    tab_filter,
)

EXPORT_LIMIT = 5000


@login_required
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    numbers = counts(actor)
    tab = _tab(request, numbers)
    filtered = QueueFilter(request.GET, queryset=open_rows(actor))
    rows = filtered.qs.filter(tab_filter(tab, actor))
    shown, cursor = page(rows, request.GET.get("after", ""))
    context = {
        "rows": cards_of(shown, actor),
        "parts": _parts(numbers, tab),  # the base page has `tabs` of its own
        "tab": tab,
        "filter": filtered,
        "is_filtered": any(request.GET.get(name) for name in filtered.filters),
        "institutes": list(parties_by_ref(actor.institute_refs).values()),
        "next": _with(request, after=cursor) if cursor else "",
        "export": _with(request, after=""),
        "here": request.get_full_path(),
    }
    return render(request, "worklist/queue.html", context)


@login_required
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The same rows as the page, all of them, as CSV."""
    actor = request_actor(request)
    tab = _tab(request, counts(actor))
    filtered = QueueFilter(request.GET, queryset=open_rows(actor))
    rows = ordered(filtered.qs.filter(tab_filter(tab, actor)))[:EXPORT_LIMIT]
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"work-{tab}-{clock.today().isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response.write("\ufeff")  # spreadsheets read Chinese only with this mark
    writer = csv.writer(response)
    writer.writerow(
        [
            _("Reference"),
            _("Kind"),
            _("Matter"),
            _("Where it stands"),
            _("Owner"),
            _("Next step"),
            _("Due"),
        ]
    )
    writer.writerows(_line(card) for card in cards_of(list(rows), actor))
    return response


@login_required
@require_POST
def take(request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    take_row(kind=kind, ref=ref, actor=request_actor(request))
    return redirect(safe_next(request) or "worklist:queue")


@login_required
@require_POST
def release(request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    release_row(kind=kind, ref=ref, actor=request_actor(request))
    return redirect(safe_next(request) or "worklist:queue")


def _tab(request: HttpRequest, numbers: Counts) -> str:
    """What was asked for; otherwise one's own work, or the team's when there is none."""
    asked = request.GET.get("tab", "")
    if asked in {MINE, TEAM, OTHERS} or asked in numbers.kinds or asked in KINDS:
        return asked
    return MINE if numbers.mine else TEAM


def _parts(numbers: Counts, active: str) -> list[dict[str, object]]:
    first = [
        (MINE, _("Mine"), numbers.mine),
        (TEAM, _("Team"), numbers.team),
        (OTHERS, _("With others"), numbers.others),
    ]
    kinds = [(kind, label(KINDS, kind), n) for kind, n in numbers.kinds.items()]
    return [
        {"url": f"?tab={code}", "label": name, "count": n, "active": code == active}
        for code, name, n in first + kinds
    ]


def _with(request: HttpRequest, **more: str) -> str:
    kept = {key: value for key, value in request.GET.items() if value} | more
    return "?" + urlencode({key: value for key, value in kept.items() if value})


def _line(card: RowCard) -> list[str]:
    due = clock.local_date(card.due_at).isoformat() if card.due_at else ""
    cells = [
        card.ref,
        card.kind_label,
        card.title,
        card.stands,
        card.owner,
        card.next_step,
        due,
    ]
    return [_harmless(cell) for cell in cells]


def _harmless(cell: str) -> str:
    # A spreadsheet would run a cell that begins like a formula.
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell
