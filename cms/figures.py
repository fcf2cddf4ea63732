"""What does the portal count about itself, and when was it counted?

Counts come from other apps' own tables through one fixed number of queries; a table
that is empty is said as 0, never left out and never guessed.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from marketplace.directory.models import ProviderProfile
from marketplace.directory.states import Listing
from marketplace.engagements.models import Certification, Engagement
from marketplace.engagements.states import CertificationStatus, EngagementStatus
from marketplace.sourcing.models import ServiceRequest
from marketplace.sourcing.states import RequestStatus
from portal.kernel import clock

DECIDED = (
    CertificationStatus.GRANTED,
    CertificationStatus.REFUSED,
    CertificationStatus.SUSPENDED,
    CertificationStatus.WITHDRAWN,
)


@dataclass(frozen=True)
class Figure:
    label: str | Promise
    value: int
    note: str = ""


@dataclass(frozen=True)
class Counted:
    at: datetime
    rows: tuple[Figure, ...]


def counted() -> Counted:
    """Four queries, whatever the tables hold."""
    vetted = ProviderProfile.objects.filter(listing=Listing.ACTIVE).count()
    is_open = ServiceRequest.objects.filter(status=RequestStatus.PUBLISHED).count()
    completed = Engagement.objects.filter(status=EngagementStatus.COMPLETED).count()
    results = Certification.objects.aggregate(
        granted=Count("pk", filter=Q(status=CertificationStatus.GRANTED)),
        decided=Count("pk", filter=Q(status__in=DECIDED)),
    )
    of_decided = _("of %(n)d decided") % {"n": results["decided"]}
    rows = (
        Figure(_("vetted organizations"), vetted),
        Figure(_("requests open for proposals"), is_open),
        Figure(_("engagements completed"), completed),
        Figure(_("certified today"), results["granted"], of_decided),
    )
    return Counted(clock.now(), rows)
