"""Why may this officer not touch this matter?

Same organization now or within 24 months, paid engagement, share, family, party to
it. Asked at every step that an officer takes about a party, whatever the app.
"""

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.models import Membership
from portal.accounts.recusal import RECUSAL_MONTHS, RecusalReason
from portal.kernel import clock
from portal.kernel.errors import NotAllowed
from portal.parties import queries as parties
from portal.parties.models import Affiliation, Tie

REASON_OF_TIE: dict[str, RecusalReason] = {
    Tie.Kind.PAID_ENGAGEMENT: RecusalReason.PAID_ENGAGEMENT,
    Tie.Kind.SHAREHOLDING: RecusalReason.SHAREHOLDING,
    Tie.Kind.FAMILY: RecusalReason.FAMILY,
}


def own_matter(actor: Actor, party_refs: Iterable[str]) -> RecusalReason | None:
    """The first reason found; None when the officer may act.

    `party_refs` may hold user refs too: of somebody who asks in their own name.
    """
    concerned = _with_employers({ref for ref in party_refs if ref})
    own = {ref for ref in (actor.ref, actor.person_ref) if ref}
    if own & concerned:
        return RecusalReason.PARTY
    if _was_member(actor.ref, concerned):
        return RecusalReason.EMPLOYMENT
    for tie in parties.ties_of(own, since=_window_start()):
        if {tie.from_ref, tie.to_ref} & concerned:
            return REASON_OF_TIE.get(tie.kind, RecusalReason.EMPLOYMENT)
    return None


def own_matter_sentence(actor: Actor, party_refs: Iterable[str]) -> str:
    """What a console page shows in place of its buttons; empty when they may act."""
    reason = own_matter(actor, party_refs)
    return stands_aside(reason) if reason else ""


def refuse_own_matter(actor: Actor, party_refs: Iterable[str]) -> None:
    """NotAllowed with the reason and with who acts instead."""
    if sentence := own_matter_sentence(actor, party_refs):
        raise NotAllowed(sentence)


def stands_aside(reason: RecusalReason) -> str:
    return _(
        "You stand aside from this matter: %(reason)s. "
        "Another officer of your institute takes it."
    ) % {"reason": reason.label}


def _window_start() -> date:
    return clock.today() - relativedelta(months=RECUSAL_MONTHS)


def _was_member(user_ref: str, party_refs: set[str]) -> bool:
    still = Q(until=None) | Q(until__gte=_window_start())
    return Membership.objects.filter(
        still, user__ref=user_ref, party__ref__in=party_refs
    ).exists()


def _with_employers(party_refs: set[str]) -> set[str]:
    """A tie to the organization of a named practitioner counts like one to the person."""
    persons = [ref for ref in party_refs if ref.startswith("PER-")]
    if not persons:
        return party_refs
    employers = Affiliation.objects.filter(
        person__ref__in=persons, status=Affiliation.Status.ACTIVE
    ).values_list("organization__ref", flat=True)
    return party_refs | set(employers)
