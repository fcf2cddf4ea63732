"""How does a request end that nobody decided?"""

from django.utils.translation import gettext as _

from marketplace.sourcing.entries import RequestLapsed
from marketplace.sourcing.models import ServiceRequest
from marketplace.sourcing.states import REQUEST_MOVES, ProposalStatus, RequestStatus
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.journal import entries as journal
from portal.kernel import clock
from portal.kernel.moves import check_move


def let_lapse(request: ServiceRequest, *, actor: Actor) -> ServiceRequest:
    check_move(
        REQUEST_MOVES,
        request.status,
        RequestStatus.LAPSED,
        _("This request was decided and cannot lapse."),
    )
    waiting = request.proposals.filter(status=ProposalStatus.SUBMITTED)
    refs = list(waiting.values_list("ref", flat=True))
    now = clock.now()
    waiting.update(status=ProposalStatus.LAPSED, decided_at=now)
    request.status, request.decided_at = RequestStatus.LAPSED, now
    request.save(update_fields=["status", "decided_at"])
    timers.cancel_deadlines(request.ref)
    journal.record(
        RequestLapsed(
            stream=request.ref, enterprise=request.enterprise.ref, proposals=refs
        ),
        actor=actor,
    )
    return request
