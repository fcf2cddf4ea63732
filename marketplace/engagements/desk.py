"""Which steps about engagements and certifications wait for this reader?"""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.engagements.models import Certification, Engagement
from marketplace.engagements.queries import concerning
from marketplace.engagements.rights import side_of
from marketplace.engagements.states import (
    RUNNING_AUDIT,
    EngagementStatus,
    Standing,
)
from marketplace.engagements.steps import steps
from marketplace.payments.queries import payments_of_each
from portal.accounts.actors import Actor
from portal.accounts.desk import Step
from portal.ui.templatetags.portal import party_text

MOST = 20
OPEN = (
    EngagementStatus.PENDING_SIGNATURES,
    EngagementStatus.ACTIVE,
    EngagementStatus.COMPLETED,
)


def steps_of(actor: Actor) -> list[Step]:
    """A fixed number of queries whatever is open."""
    if not actor.acting:
        return []
    return [*_engagements(actor), *_certifications(actor)]


def _engagements(actor: Actor) -> list[Step]:
    rows = list(
        Engagement.objects.filter(
            concerning(actor),
            status__in=OPEN,
        )
        .distinct()
        .select_related("enterprise", "provider")
        .prefetch_related("milestones", "certifications__body", "reviews")
        .order_by("-pk")[:MOST]
    )
    payments = payments_of_each([row.ref for row in rows])
    found: list[Step] = []
    for row in rows:
        found += steps(
            row,
            side_of(row, actor),
            milestones=list(row.milestones.all()),
            certifications=list(row.certifications.all()),
            payments=[p for p in payments if p.engagement_ref == row.ref],
            reviews=list(row.reviews.all()),
        )
    return found


def _certifications(actor: Actor) -> list[Step]:
    bodies = [one.party_ref for one in actor.acting if one.role == "assessor"]
    if not bodies:
        return []
    rows = (
        Certification.objects.filter(body__ref__in=bodies)
        .filter(
            Q(status__in=RUNNING_AUDIT)
            | Q(standing__in=[Standing.AWAITING_CHECK, Standing.CHECKED])
        )
        .select_related("engagement__enterprise")
        .order_by("-pk")[:MOST]
    )
    return [
        Step(
            title=(
                _("Record the audit of %(name)s")
                if row.status in RUNNING_AUDIT
                else _("Confirm or contest the result of %(name)s")
            )
            % {"name": party_text(row.engagement.enterprise)},
            url=reverse("engagements:certification", args=[row.ref]),
            label=_("Open the application"),
        )
        for row in rows
    ]
