"""Which moves may a vetting case, a listing, an offering or an admission make?

The tables name the action of each move; a test tries all pairs, and the diagrams
in docs/ are drawn from them.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from portal.kernel.moves import Moves


class Vetting(TextChoices):
    DRAFT = "draft", _("Being prepared")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned for completion")
    UNDER_CHECK = "under_check", _("Under check")
    PROPOSED = "proposed", _("Decision proposed")
    PUBLIC_NOTICE = "public_notice", _("Public notice")
    ACTIVE = "active", _("Admitted")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


VETTING_MOVES: Moves = {
    Vetting.DRAFT: {
        Vetting.SUBMITTED: "submit_vetting",
        Vetting.WITHDRAWN: "withdraw_vetting",
    },
    Vetting.SUBMITTED: {
        Vetting.UNDER_CHECK: "take_up_vetting",
        Vetting.WITHDRAWN: "withdraw_vetting",
        Vetting.REJECTED: "decide_measure",
    },
    Vetting.UNDER_CHECK: {
        Vetting.RETURNED: "return_vetting",
        Vetting.PROPOSED: "propose_vetting",
        Vetting.WITHDRAWN: "withdraw_vetting",
        Vetting.REJECTED: "decide_measure",
    },
    Vetting.RETURNED: {
        Vetting.SUBMITTED: "submit_vetting",
        Vetting.WITHDRAWN: "withdraw_vetting",
        Vetting.REJECTED: "decide_measure",
    },
    Vetting.PROPOSED: {
        Vetting.PUBLIC_NOTICE: "decide_vetting",
        Vetting.REJECTED: "decide_vetting",
        Vetting.UNDER_CHECK: "decide_vetting",
    },
    Vetting.PUBLIC_NOTICE: {
        Vetting.ACTIVE: "activate_provider",
        Vetting.PROPOSED: "propose_vetting",
        Vetting.WITHDRAWN: "withdraw_vetting",
        Vetting.REJECTED: "decide_measure",
    },
    Vetting.ACTIVE: {},
    Vetting.REJECTED: {},
    Vetting.WITHDRAWN: {},
}
OPEN_VETTING = [
    Vetting.DRAFT,
    Vetting.SUBMITTED,
    Vetting.RETURNED,
    Vetting.UNDER_CHECK,
    Vetting.PROPOSED,
    Vetting.PUBLIC_NOTICE,
]


class Listing(TextChoices):
    UNLISTED = "unlisted", _("Not listed")
    ACTIVE = "active", _("Listed")
    SUSPENDED = "suspended", _("Suspended")
    LAPSED = "lapsed", _("Lapsed")
    REMOVED = "removed", _("Removed")


LISTING_MOVES: Moves = {
    Listing.UNLISTED: {Listing.ACTIVE: "activate_provider"},
    Listing.ACTIVE: {
        Listing.SUSPENDED: "decide_measure",
        Listing.REMOVED: "decide_measure",
        Listing.LAPSED: "lapse_listing",
    },
    Listing.SUSPENDED: {
        Listing.ACTIVE: "decide_measure",
        Listing.REMOVED: "decide_measure",
    },
    Listing.LAPSED: {Listing.ACTIVE: "activate_provider"},
    Listing.REMOVED: {Listing.ACTIVE: "activate_provider"},
}


class OfferingStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


OFFERING_MOVES: Moves = {
    OfferingStatus.DRAFT: {
        OfferingStatus.PUBLISHED: "publish_offering",
        OfferingStatus.WITHDRAWN: "withdraw_offering",
    },
    OfferingStatus.PUBLISHED: {OfferingStatus.WITHDRAWN: "withdraw_offering"},
    OfferingStatus.WITHDRAWN: {OfferingStatus.PUBLISHED: "publish_offering"},
}


class Proposal(TextChoices):
    """A step that one officer proposes and another decides."""

    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined")
    ENDED = "ended", _("Ended")


MEASURE_MOVES: Moves = {
    Proposal.PROPOSED: {
        Proposal.CONFIRMED: "decide_measure",
        Proposal.DECLINED: "decide_measure",
    },
    Proposal.CONFIRMED: {},
    Proposal.DECLINED: {},
    Proposal.ENDED: {},
}
ADMISSION_MOVES: Moves = {
    Proposal.PROPOSED: {
        Proposal.CONFIRMED: "decide_admission",
        Proposal.DECLINED: "decide_admission",
    },
    Proposal.CONFIRMED: {Proposal.ENDED: "end_admission"},
    Proposal.DECLINED: {},
    Proposal.ENDED: {},
}
