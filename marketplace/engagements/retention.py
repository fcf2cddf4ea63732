"""Which engagements ended so long ago that what people wrote in them is erased?

One is over when nothing of it is open any more: no audit runs, no contest of a result
and no complaint about it waits. The five years count from the last of these.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from credit.cases.queries import has_open_case_about
from marketplace.engagements.models import (
    Certification,
    ChangeRequest,
    Contest,
    Deliverable,
    Engagement,
    Milestone,
    Nonconformity,
    Review,
)
from marketplace.engagements.states import RUNNING_AUDIT
from portal.journal import privacy


def engagements_over() -> Iterator[Engagement]:
    until = privacy.kept_since()
    ended = Engagement.objects.filter(ended_at__lte=until)
    for engagement in ended.order_by("pk").iterator():
        if _was_over(engagement, until):
            yield engagement


def _was_over(engagement: Engagement, until: datetime) -> bool:
    running = engagement.certifications.filter(status__in=RUNNING_AUDIT)
    contests = Contest.objects.filter(certification__engagement=engagement)
    closed = contests.filter(closed_at__lte=until)
    replies = engagement.reviews.filter(replied_at__gt=until)
    waits = running.exists() or contests.count() > closed.count() or replies.exists()
    return not waits and not has_open_case_about(streams_of(engagement))


def streams_of(engagement: Engagement) -> list[str]:
    """Whose entries hold the texts, and to whom the files belong."""
    return [
        engagement.ref,
        *engagement.milestones.values_list("ref", flat=True),
        *engagement.certifications.values_list("ref", flat=True),
    ]


def words_of(
    engagement: Engagement,
) -> list[tuple[QuerySet, list[str]]]:  # of any of these
    """What people wrote. Terms, scores, dates, clauses and sources are no such words."""
    milestone = {"milestone__engagement": engagement}
    certification = {"certification__engagement": engagement}
    own = {"engagement": engagement}
    return [
        (Engagement.objects.filter(pk=engagement.pk), ["end_reason"]),
        (Milestone.objects.filter(**own), ["dispute_reason"]),
        (Deliverable.objects.filter(**milestone), ["note"]),
        (ChangeRequest.objects.filter(**milestone), ["reasons"]),
        (Certification.objects.filter(**own), ["note"]),
        (Nonconformity.objects.filter(**certification), ["text"]),
        (Contest.objects.filter(**certification), ["reason", "answer", "return_note"]),
        (Review.objects.filter(**own), ["text", "reply"]),
    ]
