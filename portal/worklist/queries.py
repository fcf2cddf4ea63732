"""Which work does an officer see, in which tabs, and how many in each?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.kernel.errors import NotFound
from portal.kernel.paging import page_key
from portal.worklist.models import WorkItem

PAGE = 25
MINE, TEAM, OTHERS = "mine", "team", "others"


@dataclass(frozen=True)
class Counts:
    mine: int
    team: int
    others: int
    kinds: dict[str, int]


def open_rows(actor: Actor) -> QuerySet[WorkItem]:
    """Open rows of the actor's own institutes; 404 for whoever is no officer."""
    if not actor.institute_refs:
        raise NotFound(_("This page is for officers of a coordination institute."))
    return WorkItem.objects.filter(
        institute_ref__in=actor.institute_refs, closed_at=None
    )


def tab_filter(tab: str, actor: Actor) -> Q:
    """`tab` is mine, team, others or a kind."""
    barred = Q(excluded_ref=actor.ref)
    if tab == MINE:
        return Q(owner_ref=actor.ref) & ~barred
    if tab == TEAM:
        return Q(owner_ref="") & ~barred
    if tab == OTHERS:
        return barred | ~Q(owner_ref__in=["", actor.ref])
    return Q(kind=tab)


def counts(actor: Actor) -> Counts:
    """Two queries whatever the number of tabs."""
    rows = open_rows(actor)
    by_tab = rows.aggregate(
        **{
            tab: Count("pk", filter=tab_filter(tab, actor))
            for tab in (MINE, TEAM, OTHERS)
        }
    )
    kinds = dict(rows.values_list("kind").annotate(n=Count("pk")).order_by("-n"))
    return Counts(**by_tab, kinds=kinds)


def ordered(rows: QuerySet[WorkItem]) -> QuerySet[WorkItem]:
    return rows.order_by(F("due_at").asc(nulls_last=True), "pk")


def after(rows: QuerySet[WorkItem], cursor: str) -> QuerySet[WorkItem]:
    """The rows behind the cursor; a cursor that makes no sense starts anew."""
    due_text, _sep, key_text = cursor.partition("~")
    key = page_key(key_text)
    if key is None:
        return rows
    if not due_text:
        return rows.filter(due_at=None, pk__gt=key)
    try:
        due = datetime.fromisoformat(due_text).astimezone(UTC)
    except (ValueError, OverflowError):  # the second: before the year 1
        return rows
    later = Q(due_at__gt=due) | Q(due_at=due, pk__gt=key) | Q(due_at=None)
    return rows.filter(later)


def cursor_of(row: WorkItem) -> str:
    return f"{row.due_at.isoformat() if row.due_at else ''}~{row.pk}"


def page(rows: QuerySet[WorkItem], cursor: str) -> tuple[Sequence[WorkItem], str]:
    """One page and the cursor of the next ('' when there is none)."""
    found = list(ordered(after(rows, cursor))[: PAGE + 1])
    shown = found[:PAGE]
    return shown, cursor_of(shown[-1]) if len(found) > PAGE else ""
