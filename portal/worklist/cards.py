"""One line of the queue as an officer reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import NoReverseMatch, reverse

from portal.accounts.actors import Actor
from portal.accounts.queries import user_names
from portal.parties.names import chosen
from portal.worklist.labels import KINDS, STANDS, STEPS, label
from portal.worklist.models import WorkItem


@dataclass(frozen=True, kw_only=True)
class RowCard:
    ref: str
    kind: str
    kind_label: str
    title: str
    stands: str
    next_step: str
    url: str
    owner: str  # name; empty: the team
    is_mine: bool
    is_barred: bool  # the reader proposed it
    due_at: datetime | None

    @property
    def can_take(self) -> bool:
        return not self.owner and not self.is_barred


def cards_of(rows: Sequence[WorkItem], actor: Actor) -> list[RowCard]:
    """One query for all owners' names."""
    names = user_names(row.owner_ref for row in rows if row.owner_ref)
    return [
        RowCard(
            ref=row.ref,
            kind=row.kind,
            kind_label=label(KINDS, row.kind),
            title=chosen(row.title, row.title_en),
            stands=label(STANDS, row.stands),
            next_step=label(STEPS, row.next_step),
            url=address(row),
            owner=names.get(row.owner_ref, ""),
            is_mine=row.owner_ref == actor.ref,
            is_barred=row.excluded_ref == actor.ref,
            due_at=row.due_at,
        )
        for row in rows
    ]


def address(row: WorkItem) -> str:
    try:
        return reverse(row.url_name, args=[row.ref])
    except NoReverseMatch:
        return ""
