"""A request that was not decided in time ends, and everybody is told."""

from django.db import transaction

from marketplace.sourcing.lapsing import let_lapse
from marketplace.sourcing.models import ServiceRequest
from marketplace.sourcing.rows import locked_request
from portal.accounts.actors import Actor


@transaction.atomic
def lapse_request(*, ref: str, actor: Actor) -> ServiceRequest:
    return let_lapse(locked_request(ref), actor=actor)
