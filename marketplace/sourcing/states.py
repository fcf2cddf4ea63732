"""Where can a request and a proposal stand, and which action moves them?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from portal.kernel.moves import Moves


class RequestStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Open for proposals")
    CLOSED = "closed", _("Closed, waiting for your decision")
    AWARDED = "awarded", _("Awarded")
    CANCELLED = "cancelled", _("Cancelled")
    LAPSED = "lapsed", _("Lapsed without an award")


class ProposalStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    AWARDED = "awarded", _("Awarded")
    NOT_AWARDED = "not_awarded", _("Not awarded")
    LAPSED = "lapsed", _("Lapsed with the request")


R, P = RequestStatus, ProposalStatus

REQUEST_MOVES: Moves = {
    R.DRAFT: {R.PUBLISHED: "publish_request", R.CANCELLED: "cancel_request"},
    R.PUBLISHED: {
        R.CLOSED: "close_request",
        R.CANCELLED: "cancel_request",
        R.LAPSED: "close_request",
    },
    R.CLOSED: {
        R.AWARDED: "award_proposal",
        R.CANCELLED: "cancel_request",
        R.LAPSED: "lapse_request",
    },
}
PROPOSAL_MOVES: Moves = {
    P.DRAFT: {
        P.SUBMITTED: "submit_proposal",
        P.WITHDRAWN: "withdraw_proposal",
        P.LAPSED: "close_request",
    },
    P.SUBMITTED: {
        P.AWARDED: "award_proposal",
        P.NOT_AWARDED: "award_proposal",
        P.WITHDRAWN: "withdraw_proposal",
        P.LAPSED: "lapse_request",
    },
}
OPEN_PROPOSAL = (P.DRAFT, P.SUBMITTED, P.AWARDED)
