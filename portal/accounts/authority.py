"""How does a member come to speak for an organization? Only here: columns and Check.

The membership says who speaks today and is written over at each renewal. The Check is
dated and stays, so that what was known on a day can be told for ever.
"""

from datetime import date

from portal.accounts.actors import Actor
from portal.accounts.models import Membership
from portal.kernel import clock
from portal.parties.checks import a_year_after, record_check
from portal.parties.models import Check

AUTHORITY = "authority"


def give_authority(
    membership: Membership,
    *,
    file_ref: str,
    institute_ref: str,
    note: str,
    actor: Actor,
) -> date:
    """Authority for a year from today; the caller has made sure that `actor` may."""
    until = a_year_after(clock.today())
    membership.authority_file = file_ref
    membership.authority_checked_by = actor.ref
    membership.authority_checked_on = clock.today()
    membership.authority_until = until
    membership.save()
    record_check(
        party_ref=membership.party.ref,
        what=AUTHORITY,
        result=Check.Result.CONFIRMED,
        institute_ref=institute_ref,
        evidence_ref=file_ref,
        note=note,
        raw=membership.user.ref,
        valid_until=until,
        actor=actor,
    )
    return until
