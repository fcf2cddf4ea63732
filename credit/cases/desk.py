"""What waits for this reader in cases? The respondent's answers, on the desk."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from credit.cases.models import Case
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.accounts.desk import Step
from portal.deadlines.models import Deadline

WAITS = ("cases.answer", "cases.hearing")


def steps(actor: Actor) -> Sequence[Step]:
    """Two queries."""
    spoken = [a.party_ref for a in actor.acting if a.has_authority]
    cases = {
        case.ref: case
        for case in Case.objects.filter(
            respondent_ref__in=spoken, noticed_at__isnull=False, closed_at=None
        )
    }
    if not cases:
        return []
    rows = Deadline.objects.filter(
        ref__in=cases, kind__in=WAITS, fired_at=None, cancelled_at=None
    ).order_by("due_at")
    return [_step(row, cases[row.ref]) for row in rows if _is_open(row, cases[row.ref])]


def _is_open(row: Deadline, case: Case) -> bool:
    if row.kind == "cases.hearing":
        return case.status == Status.PROPOSED
    return case.answered_at is None


def _step(row: Deadline, case: Case) -> Step:
    is_hearing = row.kind == "cases.hearing"
    return Step(
        title=_("Say whether you want a hearing")
        if is_hearing
        else _("Answer the complaint"),
        label=_("Answer"),
        note=f"{case.get_ground_display()} · {case.ref}",
        url=reverse(
            "cases:step", args=[case.ref, "hearing" if is_hearing else "answer"]
        ),
        due=row.due_at,
    )
