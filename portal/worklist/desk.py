"""Which of the institute's work stands on an officer's own desk?"""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.actors import Actor
from portal.accounts.desk import Step
from portal.worklist.cards import cards_of
from portal.worklist.queries import MINE, counts, open_rows, ordered, tab_filter

SHOWN = 3


def steps(actor: Actor) -> list[Step]:
    """The nearest own rows, and the team's as one line."""
    if not actor.institute_refs:
        return []
    mine = list(ordered(open_rows(actor).filter(tab_filter(MINE, actor)))[:SHOWN])
    found = [
        Step(
            title=card.title,
            note=f"{card.kind_label} · {card.stands} · {card.ref}",
            due=card.due_at,
            url=card.url or reverse("worklist:queue"),
            label=card.next_step,
        )
        for card in cards_of(mine, actor)
    ]
    team = counts(actor).team
    if team:
        title = ngettext(
            "%(count)d matter waits for somebody of your team",
            "%(count)d matters wait for somebody of your team",
            team,
        )
        found.append(
            Step(
                title=title % {"count": team},
                url=reverse("worklist:queue") + "?tab=team",
                label=_("Open the list"),
            )
        )
    return found
