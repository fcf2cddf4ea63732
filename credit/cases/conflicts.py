"""Why may this officer not touch this matter?

Same organization now or within 24 months, paid engagement, share, family, party to
the case. Asked at assignment and again at every step and at the decision.
"""

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from credit.cases.clocks import RECUSAL_MONTHS
from credit.cases.models import Recusal
from credit.cases.models.codes import RecusalReason
from portal.accounts.actors import Actor
from portal.accounts.models import Membership
from portal.kernel import clock
from portal.kernel.errors import NotAllowed
from portal.parties import queries as parties
from portal.parties.models import Affiliation, Tie

REASON_OF_TIE: dict[str, RecusalReason] = {
    Tie.Kind.PAID_ENGAGEMENT: RecusalReason.PAID_ENGAGEMENT,
    Tie.Kind.SHAREHOLDING: RecusalReason.SHAREHOLDING,
    Tie.Kind.FAMILY: RecusalReason.FAMILY,
}


def window_start() -> date:
    return clock.today() - relativedelta(months=RECUSAL_MONTHS)


def conflict_of(actor: Actor, party_refs: Iterable[str]) -> RecusalReason | None:
    """The first reason found; None when the officer may act."""
    concerned = _with_employers(set(party_refs))
    own = {ref for ref in (actor.ref, actor.person_ref) if ref}
    if own & concerned:
        return RecusalReason.PARTY
    if _was_member(actor.ref, concerned):
        return RecusalReason.EMPLOYMENT
    for tie in parties.ties_of(own, since=window_start()):
        if {tie.from_ref, tie.to_ref} & concerned:
            return REASON_OF_TIE.get(tie.kind, RecusalReason.EMPLOYMENT)
    return None


def refuse_conflict(actor: Actor, matter_ref: str, party_refs: Iterable[str]) -> None:
    """NotAllowed with the reason, for a declared or a found conflict."""
    declared = Recusal.objects.filter(
        matter_ref=matter_ref, officer_ref=actor.ref
    ).first()
    reason = (
        RecusalReason(declared.reason) if declared else conflict_of(actor, party_refs)
    )
    if reason is not None:
        raise NotAllowed(
            _(
                "You stand aside from this matter: %(reason)s. "
                "Another officer of your institute takes it."
            )
            % {"reason": reason.label}
        )


def _was_member(user_ref: str, party_refs: set[str]) -> bool:
    held = Membership.objects.filter(user__ref=user_ref, party__ref__in=party_refs)
    open_ones = held.filter(until=None)
    return (open_ones | held.filter(until__gte=window_start())).exists()


def _with_employers(party_refs: set[str]) -> set[str]:
    """A tie to the organization of a named practitioner counts like one to the person."""
    persons = [ref for ref in party_refs if ref.startswith("PER-")]
    if not persons:
        return party_refs
    employers = Affiliation.objects.filter(
        person__ref__in=persons, status=Affiliation.Status.ACTIVE
    ).values_list("organization__ref", flat=True)
    return party_refs | set(employers)
