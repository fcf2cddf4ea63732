"""Which public event is this, who may speak about it, and which case is behind it?"""

from django.utils.translation import gettext as _

from credit.cases.models import Case, Decision
from credit.cases.periods import publication_end
from credit.events.models import CreditEvent, EventState
from portal.accounts.actors import Actor
from portal.kernel import clock
from portal.kernel.errors import NotFound, WrongState

STANDING = {EventState.State.ACTIVE, EventState.State.OBJECTED}


def event_concerning(actor: Actor, event_ref: str) -> CreditEvent:
    """The event, for a member of its subject or a practitioner with a share in it."""
    event = CreditEvent.objects.filter(ref=event_ref).first()
    if event is None or not speaking_parties(actor, event, checked=False):
        raise NotFound(_("There is no such record about you."))
    return event


def speaking_parties(
    actor: Actor, event: CreditEvent, *, checked: bool = True
) -> list[str]:
    """The parties concerned by the event that the actor speaks (or acts) for."""
    concerned = [event.subject, *event.shares]
    may = actor.speaks_for if checked else actor.acts_for
    return [ref for ref in concerned if may(ref)]


def state_of(event: CreditEvent) -> str:
    latest = event.states.order_by("recorded_at", "pk").last()
    return latest.state if latest else EventState.State.ACTIVE


def check_is_public(event: CreditEvent) -> None:
    if state_of(event) not in STANDING or publication_end(event) <= clock.now():
        raise WrongState(_("This record is not public any more. Nothing shows it."))


def case_behind(event_ref: str) -> Case | None:
    """The case whose decision made the event."""
    decision = (
        Decision.objects.filter(event_ref=event_ref).select_related("case").first()
    )
    return decision.case if decision else None


def deciders_of(case: Case | None) -> list[str]:
    """Officers who had a hand in the decision and may not look at it again."""
    if case is None:
        return []
    decision = case.decision
    return [ref for ref in (decision.proposed_by, decision.decided_by) if ref]
