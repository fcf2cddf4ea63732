"""In which order are rows locked? Deadlines, engagement, then its milestone or result."""

from django.utils.translation import gettext as _

from marketplace.engagements.models import Certification, Engagement, Milestone
from portal.deadlines import timers
from portal.kernel.errors import NotFound


def locked_engagement(ref: str) -> Engagement:
    timers.hold(ref)
    return _lock_engagement(ref)


def locked_milestone(ref: str) -> Milestone:
    """The milestone under lock, its `engagement` under lock too."""
    owner = Milestone.objects.filter(ref=ref).values_list("engagement__ref").first()
    if owner is None:
        raise NotFound(_("There is no such milestone."))
    timers.hold(ref)
    engagement = _lock_engagement(owner[0])
    milestone = Milestone.objects.select_for_update().get(ref=ref)
    milestone.engagement = engagement
    return milestone


def locked_certification(ref: str) -> Certification:
    owner = Certification.objects.filter(ref=ref).values_list("engagement__ref").first()
    if owner is None:
        raise NotFound(_("There is no such certification."))
    timers.hold(ref)
    engagement = _lock_engagement(owner[0])
    found = (
        Certification.objects.select_for_update(of=("self",))
        .select_related("body")
        .get(ref=ref)
    )
    found.engagement = engagement
    return found


def _lock_engagement(ref: str) -> Engagement:
    row = (
        Engagement.objects.select_for_update(of=("self",))
        .select_related("enterprise", "provider")
        .filter(ref=ref)
        .first()
    )
    if row is None:
        raise NotFound(_("There is no such engagement."))
    return row
