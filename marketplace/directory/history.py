"""What happened, in words? The audit timeline of a case, for those who may read it."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from marketplace.directory.entries import VettingLineChecked
from marketplace.directory.models import VettingLine
from portal.accounts.queries import user_names
from portal.journal.entries import Private, Recorded
from portal.journal.timeline import timeline
from portal.ui import text

WORDS: dict[str, str | Promise] = {
    "VettingSubmitted": gettext_lazy("Application submitted"),
    "VettingTakenUp": gettext_lazy("Taken up"),
    "VettingReturned": gettext_lazy("Returned for completion, all defects at once"),
    "VettingProposed": gettext_lazy("Decision proposed"),
    "VettingDecided": gettext_lazy("Decided"),
    "VettingWithdrawn": gettext_lazy("Withdrawn by the organization"),
    "VettingOverdue": gettext_lazy("The twenty working days are over"),
    "VettingObjected": gettext_lazy("Objection filed"),
    "VettingObjectionAnswered": gettext_lazy("Objection answered"),
    "ProviderActivated": gettext_lazy("Listed"),
    "MeasureProposed": gettext_lazy("Measure proposed"),
    "MeasureDecided": gettext_lazy("Measure decided"),
    "AdmissionProposed": gettext_lazy("Admission proposed"),
    "AdmissionDecided": gettext_lazy("Admission decided"),
    "AdmissionEnded": gettext_lazy("Admission ended"),
}
OUTCOMES: dict[str, str | Promise] = {
    "admit": gettext_lazy("to admit"),
    "reject": gettext_lazy("to reject"),
    "send_back": gettext_lazy("sent back to the officer"),
    "accepted": pgettext_lazy("of an objection", "accepted"),
    "declined": pgettext_lazy("of an objection", "declined"),
}


def history(
    streams: Iterable[str], *, names_officers: bool = True
) -> list[dict[str, object]]:
    """For `<c-timeline>`; the party reads what was done, not which officer did it."""
    recorded = timeline(streams)
    names = user_names({r.row.actor for r in recorded}) if names_officers else {}
    return [
        {
            "at": one.at,
            "who": _("the portal")
            if one.row.actor == "system"
            else names.get(one.row.actor, ""),
            "text": _text(one),
            "detail": _detail(one),
        }
        for one in recorded
    ]


def _text(one: Recorded) -> str:
    entry = one.entry
    kind = type(entry).__name__
    if isinstance(entry, VettingLineChecked):
        what = VettingLine.What(entry.what).label
        result = VettingLine.Result(entry.result).label
        return text.labelled(what, result)
    words = str(WORDS.get(kind, kind))
    outcome = getattr(entry, "outcome", "") or getattr(entry, "result", "")
    if outcome:
        return text.labelled(words, OUTCOMES.get(outcome, outcome))
    return words


def _detail(one: Recorded) -> str:
    """The reasons as written; empty when they were erased."""
    for name in ("reasons", "note", "reason", "text"):
        value = getattr(one.entry, name, None)
        if isinstance(value, Private):
            return value.text
    return ""
