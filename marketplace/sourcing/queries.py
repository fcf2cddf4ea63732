"""How are requests and proposals read, and by whom? Strangers get 404."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from django.utils.translation import gettext as _

from marketplace.directory.models import ProviderProfile
from marketplace.directory.states import Listing
from marketplace.sourcing.documents import read
from marketplace.sourcing.models import Proposal, ServiceRequest
from marketplace.sourcing.states import OPEN_PROPOSAL, ProposalStatus, RequestStatus
from marketplace.sourcing.terms import AwardedTerms, MilestoneTerm
from portal.accounts.actors import SYSTEM, Actor
from portal.accounts.queries import somebody_speaks_for
from portal.kernel import clock
from portal.kernel.errors import NotAllowed, NotFound
from portal.parties.models import Party, Role
from portal.parties.queries import parties_by_ref, parties_with_role

PAGE = 20
UNDECIDED = (RequestStatus.PUBLISHED, RequestStatus.CLOSED)
T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    rows: Sequence[T]
    after: int | None  # key of the next page


def _requests() -> QuerySet[ServiceRequest]:
    """The mark follows the authority as it is today; an award shows that it was."""
    unchecked = Q(status__in=UNDECIDED) & ~somebody_speaks_for("enterprise")
    return ServiceRequest.objects.select_related(
        "enterprise", "region", "industry", "edition", "certifier"
    ).annotate(
        is_unchecked=ExpressionWrapper(unchecked, output_field=BooleanField()),
    )


def request_for(actor: Actor, ref: str) -> ServiceRequest:
    """Its own side; officers; listed providers once published (after the decision
    only those that took part)."""
    request = _requests().filter(ref=ref).first()
    if request is None or not _may_see(actor, request):
        raise NotFound(_("There is no such request."))
    return request


def _may_see(actor: Actor, request: ServiceRequest) -> bool:
    if actor.acts_for(request.enterprise.ref):
        return True
    if request.status == RequestStatus.DRAFT:
        return False
    if actor.institute_refs:
        return True
    mine = [one.party_ref for one in actor.acting]
    if request.proposals.filter(provider__ref__in=mine).exists():
        return True
    if request.status not in {RequestStatus.PUBLISHED, RequestStatus.CLOSED}:
        return False
    return bool(listed_among(mine))


def listed_among(refs: Sequence[str]) -> list[Party]:
    """Those of the parties that are listed providers today."""
    rows = ProviderProfile.objects.filter(
        Q(listed_until=None) | Q(listed_until__gte=clock.today()),
        party__ref__in=refs,
        listing=Listing.ACTIVE,
    ).select_related("party")
    return [row.party for row in rows.order_by("party__name")]


def providers_of(actor: Actor) -> list[Party]:
    return listed_among([one.party_ref for one in actor.acting])


def chosen_provider(mine: Sequence[Party], ref: str) -> Party:
    """The one named by `ref`; the first one where nothing was chosen."""
    if not mine:
        raise NotAllowed(
            _("Only organizations that passed vetting and are listed may answer.")
        )
    chosen = next((party for party in mine if party.ref == ref), None)
    if ref and chosen is None:
        raise NotFound(
            _("You do not act for this organization, or it is not listed now.")
        )
    return chosen or mine[0]


def enterprises_of(actor: Actor) -> list[Party]:
    """Legal persons in whose name the actor may ask: all but bodies and institutes."""
    refs = [one.party_ref for one in actor.acting if one.role in {"owner", "member"}]
    barred = (Role.CERTIFICATION_BODY, Role.INSTITUTE)
    rows = Party.objects.filter(ref__in=refs, kind=Party.Kind.LEGAL)
    return list(
        rows.exclude(roles__role__in=barred, roles__until=None).order_by("name")
    )


def certifiers() -> list[Party]:
    return list(parties_with_role(Role.CERTIFICATION_BODY).order_by("name"))


def _page(rows: QuerySet, after: int | None) -> Page:
    if after:
        rows = rows.filter(pk__lt=after)
    found = list(rows.order_by("-pk")[: PAGE + 1])
    more = len(found) > PAGE
    return Page(found[:PAGE], found[PAGE - 1].pk if more else None)


def my_requests(actor: Actor, after: int | None = None) -> Page[ServiceRequest]:
    mine = [one.party_ref for one in actor.acting]
    counted = Count(
        "proposals", filter=~Q(proposals__status__in=_UNSENT), distinct=True
    )
    rows = _requests().filter(enterprise__ref__in=mine).annotate(answers=counted)
    return _page(rows, after)


_UNSENT = (ProposalStatus.DRAFT, ProposalStatus.WITHDRAWN)


def open_requests(actor: Actor, after: int | None = None) -> Page[ServiceRequest]:
    """What a listed provider may answer now; empty for everybody else."""
    if not providers_of(actor):
        return Page([], None)
    mine = [one.party_ref for one in actor.acting]
    rows = _requests().filter(status=RequestStatus.PUBLISHED)
    invited = Count("invitations", filter=Q(invitations__provider__ref__in=mine))
    return _page(
        rows.exclude(enterprise__ref__in=mine).annotate(invited=invited), after
    )


def my_proposals(actor: Actor, after: int | None = None) -> Page[Proposal]:
    """Without content: a list never shows it."""
    mine = [one.party_ref for one in actor.acting]
    rows = Proposal.objects.filter(provider__ref__in=mine).defer("document")
    return _page(
        rows.select_related("request__enterprise", "request__region", "provider"),
        after,
    )


def proposal_for(actor: Actor, ref: str) -> Proposal:
    """For its own side, and for the enterprise once submitted. Rivals get 404."""
    row = (
        Proposal.objects.select_related(
            "provider",
            "request__enterprise",
            "request__region",
            "request__industry",
            "request__edition",
            "request__certifier",
        )
        .filter(ref=ref)
        .first()
    )
    if row is not None:
        if actor.acts_for(row.provider.ref):
            return row
        if row.status not in _UNSENT and actor.acts_for(row.request.enterprise.ref):
            return row
    raise NotFound(_("There is no such proposal."))


def proposals_to(request: ServiceRequest) -> list[Proposal]:
    """What the enterprise may list: who answered and when, no content."""
    rows = request.proposals.exclude(status__in=_UNSENT).defer("document")
    return list(rows.select_related("provider").order_by("submitted_at", "pk"))


def open_proposal_of(request: ServiceRequest, provider_ref: str) -> Proposal | None:
    return (
        request.proposals.filter(provider__ref=provider_ref, status__in=OPEN_PROPOSAL)
        .select_related("provider")
        .first()
    )


def own_proposals(request: ServiceRequest, actor: Actor) -> list[Proposal]:
    mine = [one.party_ref for one in actor.acting]
    rows = request.proposals.filter(provider__ref__in=mine).defer("document")
    return list(rows.select_related("provider").order_by("-pk"))


def awarded_terms(proposal_ref: str) -> AwardedTerms:
    """What engagements take over. Working days are counted from the start of work."""
    row = (
        Proposal.objects.select_related("request__enterprise", "provider")
        .filter(ref=proposal_ref, status=ProposalStatus.AWARDED)
        .first()
    )
    if row is None:
        raise NotFound(_("There is no such awarded proposal."))
    document = read(row, SYSTEM)
    milestones, days = [], 0
    for line in document.lines:
        days += line.working_days
        milestones.append(
            MilestoneTerm(
                position=line.phase.position,
                phase=line.phase.link,
                title=line.phase.title,
                title_en=line.phase.title_en,
                amount_minor=line.amount_minor,
                working_days=days,
                deliverables=list(line.deliverables),
                clauses=list(line.phase.clauses),
            )
        )
    return AwardedTerms(
        proposal_ref=row.ref,
        request_ref=row.request.ref,
        enterprise_ref=row.request.enterprise.ref,
        provider_ref=row.provider.ref,
        practitioner_refs=list(document.practitioner_refs),
        edition=row.request.edition_id or DEFAULT_EDITION,
        currency=document.currency,
        milestones=milestones,
        acceptance_by_silence=document.acceptance_by_silence,
        refund_table=[
            {"stage": refund.stage, "percent": refund.percent}
            for refund in document.refunds
        ],
    )


DEFAULT_EDITION = "gbt29490_2023"


def practitioners(refs: Sequence[str]) -> list[Party]:
    found = parties_by_ref(refs)
    return [found[ref] for ref in refs if ref in found]
