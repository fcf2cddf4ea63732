"""Which steps about requests wait for this reader?"""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.sourcing.awaited import awaited_words
from marketplace.sourcing.models import Proposal, ServiceRequest
from marketplace.sourcing.states import ProposalStatus, RequestStatus
from portal.accounts.actors import Actor
from portal.accounts.desk import Step

MOST = 10


def steps(actor: Actor) -> list[Step]:
    mine = [one.party_ref for one in actor.acting]
    if not mine:
        return []
    return [*_enterprise_steps(mine), *_provider_steps(mine)]


def _enterprise_steps(mine: list[str]) -> list[Step]:
    rows = ServiceRequest.objects.filter(enterprise__ref__in=mine)
    decide = rows.filter(status=RequestStatus.CLOSED).order_by("closes_at")[:MOST]
    asked = (
        rows.filter(status=RequestStatus.PUBLISHED, questions__answered_at=None)
        .filter(questions__isnull=False)
        .distinct()
        .order_by("closes_at")[:MOST]
    )
    waiting = (
        rows.filter(status=RequestStatus.PUBLISHED, closes_at__isnull=False)
        .annotate(
            sent=Count(
                "proposals",
                filter=Q(proposals__status=ProposalStatus.SUBMITTED),
                distinct=True,
            )
        )
        .order_by("closes_at")[:MOST]
    )
    return [
        *(
            Step(
                title=_("Choose a proposal: %(title)s") % {"title": row.heading},
                url=reverse("sourcing:request", args=[row.ref]),
                label=_("Compare and award"),
            )
            for row in decide
        ),
        *(
            Step(
                title=_("Answer a question: %(title)s") % {"title": row.heading},
                url=reverse("sourcing:request", args=[row.ref]),
                label=_("Read the questions"),
                due=row.closes_at,
            )
            for row in asked
        ),
        *(
            Step(
                title=_("Proposals may still come in: %(title)s")
                % {"title": row.heading},
                url=reverse("sourcing:request", args=[row.ref]),
                label=_("Open the request"),
                note=awaited_words(row.closes_at, row.sent),
            )
            for row in waiting
        ),
    ]


def _provider_steps(mine: list[str]) -> list[Step]:
    drafts = (
        Proposal.objects.filter(
            provider__ref__in=mine,
            status=ProposalStatus.DRAFT,
            request__status=RequestStatus.PUBLISHED,
        )
        .select_related("request")
        .defer("document")
        .order_by("request__closes_at")[:MOST]
    )
    invited = (
        ServiceRequest.objects.filter(
            status=RequestStatus.PUBLISHED, invitations__provider__ref__in=mine
        )
        .exclude(proposals__provider__ref__in=mine)
        .order_by("closes_at")[:MOST]
    )
    return [
        *(
            Step(
                title=_("Submit your proposal: %(title)s")
                % {"title": row.request.heading},
                url=reverse("sourcing:proposal", args=[row.ref]),
                label=_("Open the draft"),
                due=row.request.closes_at,
            )
            for row in drafts
        ),
        *(
            Step(
                title=_("You are invited: %(title)s") % {"title": row.heading},
                url=reverse("sourcing:request", args=[row.ref]),
                label=_("Read the request"),
                due=row.closes_at,
            )
            for row in invited
        ),
    ]
