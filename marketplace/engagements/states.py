"""How may an engagement, a milestone and a certification move, and by which action?

Periods are those of the one table that users see too (GB/T-independent, set by the
portal): silence 10 working days with reminders at 5 and 9, signatures within 30 days
(as tendering law gives for a contract after an award), at most two rounds of rework.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kernel.moves import Moves

SIGN_DAYS = 30
SILENCE_WORKING_DAYS = 10
REMINDER_WORKING_DAYS = (5, 9)
MOST_REWORKS = 2
REVIEW_DAYS = 30
TIE_MONTHS = 24  # auditors must not have consulted the client in the last two years
WHOLE_BP = 10_000
HALF_BP = 5_000  # weight of a result that the body itself has not confirmed


class EngagementStatus(TextChoices):
    PENDING_SIGNATURES = "pending_signatures", _("waiting for signatures")
    ACTIVE = "active", _("running")
    COMPLETED = "completed", _("completed")
    TERMINATED_BY_CLIENT = "terminated_by_client", _("ended by the enterprise")
    TERMINATED_BY_PROVIDER = "terminated_by_provider", _("ended by the organization")
    TERMINATED_BY_AGREEMENT = "terminated_by_agreement", _("ended by agreement")
    LAPSED = "lapsed", _("lapsed unsigned")


class Phase(TextChoices):
    PLAN = "plan", _("Plan")
    IMPLEMENT = "implement", _("Implement")
    CHECK = "check", pgettext_lazy("phase of the work", "Check")
    IMPROVE = "improve", _("Improve")


class MilestoneStatus(TextChoices):
    PLANNED = "planned", _("planned")
    FUNDING = "funding", _("being funded")
    FUNDED = "funded", _("in work")
    EXPIRED = "expired", _("funding expired")
    SUBMITTED = "submitted", _("delivered")
    CHANGES_REQUESTED = "changes_requested", _("changes asked for")
    ACCEPTED = "accepted", pgettext_lazy("of a deliverable", "accepted")
    RELEASING = "releasing", _("being released")
    RELEASED = "released", _("accepted, payment due")
    RELEASE_FAILED = "release_failed", _("release failed")
    REFUND_REQUESTED = "refund_requested", _("refund asked for")
    REFUNDING = "refunding", _("being refunded")
    REFUNDED = "refunded", _("refunded by the table")
    DISPUTED = "disputed", _("disputed")
    MEDIATION = "mediation", _("in mediation")
    RULED = "ruled", _("ruled")
    SETTLED = "settled", _("settled by a ruling")
    VOID = "void", _("void")


class CertificationStatus(TextChoices):
    APPLIED = "applied", _("applied for")
    STAGE1 = "stage1", _("stage 1 done")
    STAGE2 = "stage2", _("stage 2 done")
    GRANTED = "granted", _("certified")
    REFUSED = "refused", _("refused")
    ABANDONED = "abandoned", _("withdrawn by the enterprise")
    SUSPENDED = "suspended", _("certificate suspended")
    WITHDRAWN = "withdrawn", _("certificate withdrawn")


class Standing(TextChoices):
    """Who stands behind the result that was recorded."""

    NONE = "none", _("no result yet")
    BODY = "body", _("recorded by the certification body")
    AWAITING_CHECK = "awaiting_check", _("recorded by the enterprise, not yet checked")
    CHECKED = "checked", _("checked against the register, counts half")
    REFUTED = "refuted", _("not found in the register, does not count")
    CONTESTED = "contested", _("contested, being looked at")
    STRUCK = "struck", _("struck after it was contested")


_E = EngagementStatus
ENGAGEMENT_MOVES: Moves = {
    _E.PENDING_SIGNATURES: {
        _E.ACTIVE: "sign_contract",
        _E.LAPSED: "lapse_engagement",
    },
    _E.ACTIVE: {
        _E.COMPLETED: "complete_engagement",
        _E.TERMINATED_BY_CLIENT: "terminate_engagement",
        _E.TERMINATED_BY_PROVIDER: "terminate_engagement",
        _E.TERMINATED_BY_AGREEMENT: "agree_termination",
    },
    _E.COMPLETED: {},
    _E.TERMINATED_BY_CLIENT: {},
    _E.TERMINATED_BY_PROVIDER: {},
    _E.TERMINATED_BY_AGREEMENT: {},
    _E.LAPSED: {},
}

_M = MilestoneStatus
MILESTONE_MOVES: Moves = {
    _M.PLANNED: {_M.FUNDING: "fund_milestone", _M.VOID: "close_milestones"},
    _M.FUNDING: {_M.FUNDED: "fund_milestone", _M.EXPIRED: "fund_milestone"},
    _M.EXPIRED: {_M.FUNDING: "fund_milestone", _M.VOID: "close_milestones"},
    _M.FUNDED: {
        _M.SUBMITTED: "submit_deliverable",
        _M.DISPUTED: "open_dispute",
        _M.REFUND_REQUESTED: "close_milestones",
    },
    _M.SUBMITTED: {
        _M.CHANGES_REQUESTED: "request_changes",
        _M.ACCEPTED: "accept_milestone",
        _M.DISPUTED: "open_dispute",
        _M.REFUND_REQUESTED: "close_milestones",
    },
    _M.CHANGES_REQUESTED: {
        _M.SUBMITTED: "submit_deliverable",
        _M.DISPUTED: "open_dispute",
        _M.REFUND_REQUESTED: "close_milestones",
    },
    _M.ACCEPTED: {_M.RELEASING: "release_milestone"},
    _M.RELEASING: {
        _M.RELEASED: "release_milestone",
        _M.RELEASE_FAILED: "release_milestone",
        _M.SETTLED: "settle_milestone",
    },
    _M.RELEASE_FAILED: {_M.RELEASING: "release_milestone"},
    _M.RELEASED: {},
    _M.REFUND_REQUESTED: {_M.REFUNDING: "close_milestones"},
    _M.REFUNDING: {_M.REFUNDED: "close_milestones", _M.SETTLED: "settle_milestone"},
    _M.REFUNDED: {},
    _M.DISPUTED: {_M.MEDIATION: "open_dispute"},
    _M.MEDIATION: {_M.RULED: "settle_milestone"},
    _M.RULED: {_M.RELEASING: "settle_milestone", _M.REFUNDING: "settle_milestone"},
    _M.SETTLED: {},
    _M.VOID: {},
}

_C = CertificationStatus
CERTIFICATION_MOVES: Moves = {
    _C.APPLIED: {
        _C.STAGE1: "record_stage",
        _C.GRANTED: "record_result",
        _C.REFUSED: "record_result",
        _C.ABANDONED: "abandon_certification",
    },
    _C.STAGE1: {
        _C.STAGE2: "record_stage",
        _C.GRANTED: "record_result",
        _C.REFUSED: "record_result",
        _C.ABANDONED: "abandon_certification",
    },
    _C.STAGE2: {
        _C.GRANTED: "record_result",
        _C.REFUSED: "record_result",
        _C.ABANDONED: "abandon_certification",
    },
    _C.GRANTED: {
        _C.SUSPENDED: "change_certificate",
        _C.WITHDRAWN: "change_certificate",
    },
    _C.SUSPENDED: {
        _C.GRANTED: "change_certificate",
        _C.WITHDRAWN: "change_certificate",
    },
    _C.REFUSED: {},
    _C.ABANDONED: {},
    _C.WITHDRAWN: {_C.GRANTED: "settle_contest"},
}

_S = Standing
STANDING_MOVES: Moves = {
    _S.NONE: {_S.BODY: "record_result", _S.AWAITING_CHECK: "record_result"},
    _S.AWAITING_CHECK: {
        _S.CHECKED: "check_result",
        _S.REFUTED: "check_result",
        _S.BODY: "confirm_result",
        _S.CONTESTED: "contest_result",
    },
    _S.CHECKED: {_S.BODY: "confirm_result", _S.CONTESTED: "contest_result"},
    _S.REFUTED: {_S.BODY: "confirm_result", _S.CONTESTED: "contest_result"},
    _S.BODY: {_S.CONTESTED: "contest_result"},
    _S.CONTESTED: {
        _S.BODY: "settle_contest",
        _S.CHECKED: "settle_contest",
        _S.REFUTED: "settle_contest",
        _S.AWAITING_CHECK: "settle_contest",
        _S.STRUCK: "settle_contest",
    },
    _S.STRUCK: {},
}

ACCEPTED_LIKE = frozenset(
    {_M.ACCEPTED, _M.RELEASING, _M.RELEASED, _M.RELEASE_FAILED, _M.SETTLED}
)
OVER = frozenset({_M.RELEASED, _M.SETTLED, _M.REFUNDED, _M.VOID})
RUNNING_AUDIT = frozenset({_C.APPLIED, _C.STAGE1, _C.STAGE2})
