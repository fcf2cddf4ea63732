"""Did this officer stand aside from the case, or has to? Declared or found."""

from collections.abc import Iterable

from credit.cases.models import Recusal
from portal.accounts.actors import Actor
from portal.accounts.own_matter import own_matter, stands_aside
from portal.accounts.recusal import RecusalReason
from portal.kernel.errors import NotAllowed


def conflict_of(
    actor: Actor, matter_ref: str, party_refs: Iterable[str]
) -> RecusalReason | None:
    """Asked at assignment and again at every step and at the decision."""
    declared = Recusal.objects.filter(
        matter_ref=matter_ref, officer_ref=actor.ref
    ).first()
    if declared is not None:
        return RecusalReason(declared.reason)
    return own_matter(actor, party_refs)


def refuse_conflict(actor: Actor, matter_ref: str, party_refs: Iterable[str]) -> None:
    reason = conflict_of(actor, matter_ref, party_refs)
    if reason is not None:
        raise NotAllowed(stands_aside(reason))
