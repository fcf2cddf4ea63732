"""May this body certify this client after this consultant? Reasons against, in words.

Certification Regulations Art. 13: who certifies does not consult; body, consultant and
client have no ties of assets, management or staff; auditors have not consulted the
client in the last two years.
"""

from datetime import date

from django.utils.translation import gettext as _

from marketplace.engagements.models import Engagement
from marketplace.engagements.states import TIE_MONTHS
from portal.kernel import clock
from portal.parties.models import Party, Role, Tie
from portal.parties.queries import roles_of, ties_of

MONTHS = 12


def reasons_against(engagement: Engagement, body: Party) -> list[str]:
    """Empty when the body may be chosen; three queries."""
    roles = roles_of([body.ref]).get(body.ref, set())
    if Role.CERTIFICATION_BODY not in roles:
        return [_("%(body)s is not an admitted certification body.") % {"body": body}]
    if Role.PROVIDER in roles or body.ref == engagement.provider.ref:
        return [
            _(
                "%(body)s also consults. Who certifies may not consult (Certification "
                "Regulations Art. 13)."
            )
            % {"body": body}
        ]
    return _tie_reasons(engagement, body)


def _tie_reasons(engagement: Engagement, body: Party) -> list[str]:
    people = [
        share.practitioner for share in engagement.shares.select_related("practitioner")
    ]
    others = {
        party.ref: party
        for party in (engagement.enterprise, engagement.provider, *people)
    }
    found = []
    for tie in ties_of([body.ref], since=tie_limit(clock.today())):
        other = tie.to_ref if tie.from_ref == body.ref else tie.from_ref
        # To have certified somebody before is a body's work, not a conflict.
        if other in others and tie.kind != Tie.Kind.CERTIFICATION:
            found.append(
                _(
                    "%(body)s and %(other)s have a tie from %(since)s that is not "
                    "24 months over. Choose another body."
                )
                % {"body": body, "other": others[other], "since": tie.since}
            )
    return found


def tie_limit(today: date) -> date:
    """Ties that ended before this day count no more."""
    return today.replace(year=today.year - TIE_MONTHS // MONTHS, day=min(today.day, 28))
