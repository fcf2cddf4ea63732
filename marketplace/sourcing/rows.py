"""How does an action get its row? Deadlines first, then locked, or NotFound."""

from django.utils.translation import gettext as _

from marketplace.sourcing.models import Proposal, ServiceRequest
from portal.deadlines import timers
from portal.kernel.errors import NotFound


def locked_request(ref: str) -> ServiceRequest:
    """The request under its lock: everything about it happens one after another."""
    timers.hold(ref)
    row = ServiceRequest.objects.select_for_update().filter(ref=ref).first()
    if row is None:
        raise NotFound(_("There is no such request."))
    return row


def locked_proposal(ref: str) -> Proposal:
    """Locks the request first, then the proposal: always in this order."""
    found = Proposal.objects.filter(ref=ref).values_list("request__ref", flat=True)
    request_ref = found.first()
    if request_ref is None:
        raise NotFound(_("There is no such proposal."))
    request = locked_request(request_ref)
    row = Proposal.objects.select_for_update().get(ref=ref)
    row.request = request
    return row
