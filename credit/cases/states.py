"""Which way may a case, a review of it and a tip-off go? Tables only.

The limits beside the moves stand in clocks.py; domain.md §6.4 names the sources.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kernel.moves import Moves


class Status(TextChoices):
    """Where a case stands."""

    SUBMITTED = "submitted", _("Filed")
    ACCEPTED = "accepted", pgettext_lazy("of a complaint", "Accepted")
    DECLINED = "declined", pgettext_lazy("of a complaint", "Declined")
    TRANSFERRED = "transferred", _("Handed to another authority")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    MEDIATION = "mediation", _("In mediation")
    SETTLED = "settled", _("Settled")
    RULING_PROPOSED = "ruling_proposed", _("Ruling proposed")
    RULED = "ruled", _("Ruled")
    INVESTIGATION = "investigation", _("In investigation")
    FINDINGS = "findings", _("Findings recorded")
    PROPOSED = "proposed", _("Decision proposed")
    DECIDED = "decided", _("Decided")
    SERVED = "served", _("Decision served")
    EFFECTIVE = "effective", _("Decision effective")
    ANNULLED = "annulled", _("Decision annulled")
    CLOSED = "closed", _("Closed")


S = Status
MOVES: Moves = {
    S.SUBMITTED: {
        S.ACCEPTED: "accept_case",
        S.DECLINED: "decline_case",
        S.TRANSFERRED: "transfer_case",
        S.WITHDRAWN: "withdraw_case",
    },
    S.ACCEPTED: {
        S.MEDIATION: "start_mediation",
        S.INVESTIGATION: "start_investigation",
        S.WITHDRAWN: "withdraw_case",
    },
    S.MEDIATION: {
        S.SETTLED: "end_mediation",
        S.INVESTIGATION: "end_mediation",
        S.RULING_PROPOSED: "propose_ruling",
        S.WITHDRAWN: "withdraw_case",
    },
    S.RULING_PROPOSED: {
        S.RULED: "rule_mediation",
        S.MEDIATION: "return_ruling",
    },
    S.INVESTIGATION: {
        S.FINDINGS: "record_findings",
        S.WITHDRAWN: "withdraw_case",
    },
    S.FINDINGS: {S.PROPOSED: "propose_decision"},
    S.PROPOSED: {S.DECIDED: "decide_case", S.FINDINGS: "return_proposal"},
    S.DECIDED: {S.SERVED: "serve_decision"},
    # A decision that upholds nothing has no effect to wait for: it closes.
    S.SERVED: {S.EFFECTIVE: "make_effective", S.CLOSED: "make_effective"},
    S.EFFECTIVE: {S.CLOSED: "end_publication", S.ANNULLED: "decide_review"},
    # Only an appeal that changes the decision opens a closed case again.
    S.CLOSED: {S.EFFECTIVE: "decide_review"},
}
ENDED = frozenset(
    {S.DECLINED, S.TRANSFERRED, S.WITHDRAWN, S.SETTLED, S.RULED, S.ANNULLED, S.CLOSED}
)
OPEN = frozenset(Status) - ENDED - {S.EFFECTIVE}  # something may still be added


class ReviewStatus(TextChoices):
    """Where an objection, an appeal or a request for repair stands."""

    SUBMITTED = "submitted", _("Filed")
    PROPOSED = "proposed", _("Answer proposed")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


R = ReviewStatus
REVIEW_MOVES: Moves = {
    R.SUBMITTED: {R.PROPOSED: "propose_answer", R.WITHDRAWN: "withdraw_review"},
    R.PROPOSED: {
        R.GRANTED: "decide_review",
        R.REFUSED: "decide_review",
        R.SUBMITTED: "return_answer",
        R.WITHDRAWN: "withdraw_review",
    },
}


class TipStatus(TextChoices):
    """Where a tip-off stands."""

    RECEIVED = "received", _("Received")
    TRIAGED = "triaged", _("Being looked at")
    FORWARDED = "forwarded", _("Handed to another authority")
    OPENED = "opened", _("A case was opened")
    CLOSED = "closed", _("Closed")


T = TipStatus
TIP_MOVES: Moves = {
    T.RECEIVED: {T.TRIAGED: "triage_tip_off"},
    T.TRIAGED: {
        T.FORWARDED: "forward_tip_off",
        T.OPENED: "open_tip_off",
        T.CLOSED: "close_tip_off",
    },
}
