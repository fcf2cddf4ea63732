"""The answer window ends by its deadline, never by anybody's press."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.sourcing.entries import RequestClosed
from marketplace.sourcing.lapsing import let_lapse
from marketplace.sourcing.models import ServiceRequest
from marketplace.sourcing.rows import locked_request
from marketplace.sourcing.states import REQUEST_MOVES, ProposalStatus, RequestStatus
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.journal import entries as journal
from portal.kernel import clock
from portal.kernel.moves import check_move

DECIDE_WITHIN = timedelta(days=30)


@transaction.atomic
def close_request(*, ref: str, actor: Actor) -> ServiceRequest:
    """Without a proposal there is nothing to decide: the request lapses at once."""
    request = locked_request(ref)
    check_move(
        REQUEST_MOVES,
        request.status,
        RequestStatus.CLOSED,
        _("This request is not open."),
    )
    drafts = request.proposals.filter(status=ProposalStatus.DRAFT)
    drafts.update(status=ProposalStatus.LAPSED, decided_at=clock.now())
    waiting = request.proposals.filter(status=ProposalStatus.SUBMITTED).count()
    if not waiting:
        return let_lapse(request, actor=actor)
    request.status = RequestStatus.CLOSED
    request.save(update_fields=["status"])
    due = clock.end_of(clock.local_date(clock.now() + DECIDE_WITHIN))
    timers.set_deadline("sourcing.lapse", ref, due)
    journal.record(RequestClosed(stream=ref, proposals=waiting), actor=actor)
    return request
