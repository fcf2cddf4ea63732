"""What happens when a deadline of a request comes? Each takes the request's ref."""

from marketplace.sourcing.actions.close_request import close_request
from marketplace.sourcing.actions.lapse_request import lapse_request
from marketplace.sourcing.models import Proposal, ServiceRequest
from marketplace.sourcing.states import OPEN_PROPOSAL, RequestStatus
from marketplace.sourcing.telling import facts_of, url_of
from portal.accounts.actors import SYSTEM
from portal.notices.send import notify_party


def window_over(ref: str) -> None:
    close_request(ref=ref, actor=SYSTEM)


def decision_overdue(ref: str) -> None:
    lapse_request(ref=ref, actor=SYSTEM)


def closing_soon(ref: str) -> None:
    """Tell whoever has a draft or an invitation but no submitted proposal."""
    request = ServiceRequest.objects.select_related("enterprise").get(ref=ref)
    if request.status != RequestStatus.PUBLISHED:
        return
    begun = Proposal.objects.filter(request=request, status__in=OPEN_PROPOSAL)
    by_provider = dict(begun.values_list("provider__ref", "status"))
    invited = request.invitations.values_list("provider__ref", flat=True)
    for provider in sorted({*by_provider, *invited}):
        if by_provider.get(provider, "draft") != "draft":
            continue
        notify_party(
            provider,
            kind="sourcing.closing_soon",
            ref=ref,
            url=url_of(ref),
            facts=facts_of(request),
            key=f"sourcing.closing_soon:{ref}:{provider}",
        )
