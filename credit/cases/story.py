"""What may this side read of what happened? The audit timeline of a case or review.

One line of the table per kind of entry: the sentence, whose step it was, who sees
that it happened and who may read the words that go with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from portal.accounts.queries import user_names
from portal.journal.entries import Private, Recorded
from portal.journal.timeline import timeline
from portal.ui.templatetags.portal import user_text

ALL = "cri"  # complainant, respondent, institute
INSTITUTE = "i"


@dataclass(frozen=True)
class Line:
    text: str | Promise
    by: str  # c, r, i, or s for the portal
    seen_by: str = ALL
    field: str = ""  # the Private field shown beside it
    words_for: str = ""  # who reads these words


LINES: Mapping[str, Line] = {
    "ComplaintFiled": Line(_("Complaint filed"), "c", ALL, "text", ALL),
    "CaseOpenedExOfficio": Line(_("Case opened by the institute"), "i"),
    "CaseAccepted": Line(_("Complaint accepted; the respondent is told"), "i"),
    "CaseDeclined": Line(_("Complaint declined"), "i", "ci", "note", "ci"),
    "CaseTransferred": Line(_("Handed on"), "i"),
    "CaseWithdrawn": Line(_("Complaint withdrawn"), "c"),
    "CaseTaken": Line(_("An officer took the case"), "i", INSTITUTE),
    "OfficerRecused": Line(_("An officer stood aside"), "i", INSTITUTE),
    "CaseAnswered": Line(_("The respondent answered"), "r", ALL, "text", ALL),
    "AnswerTimeEnded": Line(_("The time to answer is over"), "s"),
    "EvidenceAdded": Line(_("A file was added"), "s"),
    "MediationStarted": Line(_("Mediation began"), "i"),
    "MediationOpened": Line(_("Mediation of a milestone began"), "c"),
    "MediationEnded": Line(_("Mediation ended"), "i", ALL, "note", ALL),
    "RulingProposed": Line(_("A ruling was proposed"), "i", "i", "reasons", "i"),
    "RulingReturned": Line(_("The ruling was sent back"), "i", "i", "reasons", "i"),
    "MediationRuled": Line(_("Ruled"), "i", ALL, "reasons", ALL),
    "InvestigationStarted": Line(_("Investigation began"), "i"),
    "InvestigationExtended": Line(
        _("Investigation extended by 15 working days"), "i", ALL, "reasons", ALL
    ),
    "NoteAdded": Line(_("Note"), "i", INSTITUTE, "text", INSTITUTE),
    "FindingsRecorded": Line(_("Findings recorded"), "i", ALL, "findings", "ri"),
    "DecisionProposed": Line(_("Decision proposed"), "i", ALL, "reasons", "ri"),
    "ProposalReturned": Line(
        _("The proposal was sent back"), "i", INSTITUTE, "reasons", INSTITUTE
    ),
    "HearingRequested": Line(_("The respondent asked for a hearing"), "r"),
    "HearingWaived": Line(_("The respondent waived a hearing"), "r"),
    "HearingHeld": Line(_("Hearing held"), "i", ALL, "record", "ri"),
    "HearingTimeEnded": Line(_("The time to ask for a hearing is over"), "s"),
    "CaseDecided": Line(_("Decided by a second officer"), "i", INSTITUTE),
    "DecisionServed": Line(_("Decision served on both sides"), "i"),
    "DecisionEffective": Line(_("Decision in effect"), "s"),
    "CaseClosedWithoutEffect": Line(_("Closed: the complaint is not upheld"), "s"),
    "SanctionEffective": Line(_("Sanction in effect"), "s"),
    "SanctionLifted": Line(_("Sanction lifted"), "s"),
    "PublicationEnded": Line(_("Publication ended"), "s"),
    "AppealTimeEnded": Line(_("The time to appeal is over"), "s"),
    "ClockMissed": Line(_("The institute is late"), "s"),
    "ObjectionFiled": Line(
        _("Objection filed; the record is marked in public"), "r", ALL, "text", "ri"
    ),
    "ObjectionExtended": Line(
        _("Three more working days for the answer"), "i", ALL, "reasons", "ri"
    ),
    "AppealFiled": Line(_("Appeal filed"), "r", ALL, "text", "ri"),
    "RepairRequested": Line(_("Repair asked for"), "r", ALL, "text", "ri"),
    "AnswerProposed": Line(
        _("An answer was proposed"), "i", INSTITUTE, "reasons", INSTITUTE
    ),
    "AnswerReturned": Line(
        _("The answer was sent back"), "i", INSTITUTE, "reasons", INSTITUTE
    ),
    "ReviewWithdrawn": Line(_("Taken back"), "r"),
    "ReviewTransferred": Line(_("Handed to another institute"), "i"),
    "ObjectionDecided": Line(_("Objection decided"), "i"),
    "AppealDecided": Line(_("Appeal decided"), "i"),
    "RepairDecided": Line(_("Repair decided"), "i"),
    "TipOffReceived": Line(_("Tip-off received"), "s", ALL, "text", ALL),
    "TipOffAdded": Line(_("The sender added something"), "s", ALL, "text", ALL),
    "TipOffTriaged": Line(_("An officer looks at it"), "i"),
    "TipOffAnswered": Line(_("The institute wrote"), "i", ALL, "text", ALL),
    "TipOffForwarded": Line(_("Handed to another authority"), "i"),
    "TipOffOpened": Line(_("The institute opened a case"), "i"),
    "TipOffClosed": Line(_("Closed"), "i", ALL, "note", ALL),
    "TipOffErased": Line(_("Its words were erased"), "s"),
    "TextsPurged": Line(_("What was written was erased after five years"), "s"),
}


@dataclass(frozen=True)
class Told:
    at: datetime
    who: str
    text: str
    detail: str = ""


def story(streams: Iterable[str], side: str, names: Mapping[str, str]) -> list[Told]:
    """`side`: complainant, respondent or institute; `names`: c, r, i → what to call it.
    Four queries."""
    letter = side[:1]
    lines = [
        (recorded, LINES[recorded.row.kind])
        for recorded in timeline(streams)
        if recorded.row.kind in LINES and letter in LINES[recorded.row.kind].seen_by
    ]
    people: dict[str, str] = {}
    if side == "institute":
        people = user_names({recorded.row.actor for recorded, _line in lines})
    return [_told(recorded, line, letter, names, people) for recorded, line in lines]


def _told(
    recorded: Recorded,
    line: Line,
    letter: str,
    names: Mapping[str, str],
    people: Mapping[str, str],
) -> Told:
    who = people.get(recorded.row.actor) or names.get(line.by) or _t("the portal")
    value = getattr(recorded.entry, line.field, None) if line.field else None
    words = ""
    if isinstance(value, Private) and letter in line.words_for:
        words = value.text or _t("These words were erased.")
    return Told(
        recorded.at,
        who,
        str(line.text),
        user_text(words, language_of(words)) if words else "",
    )


def language_of(words: str) -> str:
    """What people write has no language field: Han characters mean Chinese."""
    return "zh-hans" if any("\u4e00" <= char <= "\u9fff" for char in words) else "en"
