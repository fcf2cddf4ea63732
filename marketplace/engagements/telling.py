"""How does the history of an engagement read? One sentence per kind of entry."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from marketplace.engagements.models import Milestone
from portal.accounts.queries import user_names
from portal.journal.entries import Private, Recorded
from portal.journal.timeline import timeline
from portal.ui import text


@dataclass(frozen=True, kw_only=True)
class Line:
    at: datetime
    who: str
    text: str
    detail: str = ""


Sentence = Callable[[Any, dict[str, int]], str]  # Any: the entry's own class


def history(
    streams: Sequence[str], milestones: Sequence[Milestone], *, newest: int = 30
) -> list[Line]:
    """The newest lines, newest first; three queries."""
    recorded = [r for r in timeline(streams) if type(r.entry).__name__ in SENTENCES]
    recorded = recorded[::-1][:newest]
    names = user_names({r.row.actor for r in recorded})
    positions = {row.ref: row.position for row in milestones}
    return [_line(one, names, positions) for one in recorded]


def _line(one: Recorded, names: dict[str, str], positions: dict[str, int]) -> Line:
    sentence = SENTENCES[type(one.entry).__name__]
    return Line(
        at=one.at,
        who=names.get(one.row.actor) or _("the portal"),
        text=sentence(one.entry, positions),
        detail=_detail(one),
    )


def _detail(one: Recorded) -> str:
    values = vars(one.entry).values()
    return "\n".join(v.text for v in values if isinstance(v, Private) and v.text)


def _about(sentence: str) -> Sentence:
    def told(entry: Any, positions: dict[str, int]) -> str:
        return _(sentence) % {"number": positions.get(entry.milestone, "?")}

    return told


def _plain(sentence: str) -> Sentence:
    return lambda entry, positions: _(sentence)


def _money(sentence: str) -> Sentence:
    def told(entry: Any, positions: dict[str, int]) -> str:
        return _(sentence) % {
            "number": positions.get(entry.milestone, "?"),
            "amount": text.money(entry.amount_minor, entry.currency),
        }

    return told


SENTENCES: dict[str, Sentence] = {
    "EngagementOpened": _plain(gettext_noop("The award opened this engagement.")),
    "ContractSigned": _plain(gettext_noop("Signed the contract summary.")),
    "EngagementLapsed": _plain(gettext_noop("Lapsed: not both sides signed in time.")),
    "SharesProposed": _plain(gettext_noop("Proposed the shares of the practitioners.")),
    "SharesAgreed": _plain(gettext_noop("Agreed to the shares of the practitioners.")),
    "DeliverableSubmitted": _about(gettext_noop("Delivered milestone %(number)s.")),
    "SilenceReminded": _about(
        gettext_noop("Reminder: milestone %(number)s waits for an answer.")
    ),
    "ChangesRequested": _about(gettext_noop("Sent milestone %(number)s back.")),
    "MilestoneAccepted": lambda entry, positions: _about(
        gettext_noop(
            "Milestone %(number)s counts as accepted: nobody answered in time."
        )
        if entry.by_silence
        else gettext_noop("Accepted milestone %(number)s.")
    )(entry, positions),
    "DisputeOpened": _about(gettext_noop("Milestone %(number)s went to mediation.")),
    "MilestoneSettled": _about(
        gettext_noop("The ruling settled milestone %(number)s.")
    ),
    "EngagementCompleted": _plain(
        gettext_noop("All milestones are done. Reviews are open.")
    ),
    "TerminationProposed": _plain(gettext_noop("Proposed to end by agreement.")),
    "EngagementTerminated": _plain(gettext_noop("Ended the engagement.")),
    "PaymentRecorded": _money(
        gettext_noop("Recorded %(amount)s for milestone %(number)s as paid.")
    ),
    "PaymentConfirmed": _money(
        gettext_noop("Confirmed %(amount)s for milestone %(number)s.")
    ),
    "PaymentDenied": _about(
        gettext_noop("Denied a recorded payment for milestone %(number)s.")
    ),
    "EngagementTextsPurged": _plain(
        gettext_noop("What was written was erased after five years.")
    ),
    "CertificationApplied": _plain(gettext_noop("Applied to a certification body.")),
    "CertificationAbandoned": _plain(gettext_noop("Withdrew the application.")),
    "StageRecorded": lambda entry, positions: (
        _("Recorded audit stage %(stage)s.") % {"stage": entry.stage}
    ),
    "NonconformityRecorded": _plain(gettext_noop("Recorded a nonconformity.")),
    "NonconformityClosed": _plain(gettext_noop("Closed a nonconformity.")),
    "CorrectionPlanAccepted": _plain(
        gettext_noop("Accepted the plan for a minor nonconformity.")
    ),
    "CertificationResult": _plain(gettext_noop("Recorded the certification result.")),
    "ResultChecked": _plain(gettext_noop("Checked the result against the register.")),
    "ResultConfirmed": _plain(gettext_noop("Confirmed the result.")),
    "ResultReleased": _plain(gettext_noop("Released the result to the credit record.")),
    "ResultContested": _plain(gettext_noop("Contested the result.")),
    "ContestSettled": _plain(gettext_noop("Answered the contest.")),
    "CertificateChanged": _plain(
        gettext_noop("Recorded what became of the certificate.")
    ),
    "CertificateAlarmed": lambda entry, positions: (
        (
            _("Reminder: the certificate ends on %(day)s.")
            if entry.alarm == "expiry"
            else _("Reminder: the first surveillance audit is due by %(day)s.")
        )
        % {"day": entry.on}
    ),
    "ReviewSubmitted": _plain(gettext_noop("Wrote a review.")),
    "ReviewsRevealed": _plain(gettext_noop("The reviews are open to both sides.")),
    "ReviewReplied": _plain(gettext_noop("Replied to a review.")),
}
