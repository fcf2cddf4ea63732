"""The enterprise takes its request back before the award."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.permissions import must_act_for
from marketplace.sourcing.entries import RequestCancelled
from marketplace.sourcing.models import ServiceRequest
from marketplace.sourcing.rows import locked_request
from marketplace.sourcing.states import (
    REQUEST_MOVES,
    ProposalStatus,
    RequestStatus,
)
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.journal import entries as journal
from portal.kernel import clock
from portal.kernel.moves import check_move


@transaction.atomic
def cancel_request(*, ref: str, actor: Actor) -> ServiceRequest:
    request = locked_request(ref)
    must_act_for(actor, request.enterprise.ref)
    if request.status == RequestStatus.CANCELLED:
        return request  # a second press
    check_move(
        REQUEST_MOVES,
        request.status,
        RequestStatus.CANCELLED,
        _("This request was decided and can no longer be cancelled."),
    )
    now = clock.now()
    waiting = request.proposals.filter(
        status__in=(ProposalStatus.DRAFT, ProposalStatus.SUBMITTED)
    )
    refs = list(waiting.values_list("ref", flat=True))
    waiting.update(status=ProposalStatus.LAPSED, decided_at=now)
    request.status, request.decided_at = RequestStatus.CANCELLED, now
    request.save(update_fields=["status", "decided_at"])
    timers.cancel_deadlines(ref)
    journal.record(
        RequestCancelled(stream=ref, enterprise=request.enterprise.ref, proposals=refs),
        actor=actor,
    )
    return request
