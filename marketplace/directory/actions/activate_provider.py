"""The public notice is over: the organization is listed for twelve months.

A suspended listing stays suspended: only a decided measure lifts a sanction.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.entries import ProviderActivated
from marketplace.directory.listing_ends import set_listing_deadlines
from marketplace.directory.models import ProviderProfile, VettingCase
from marketplace.directory.permissions import must_be_system
from marketplace.directory.rows import held_case, locked
from marketplace.directory.states import (
    LISTING_MOVES,
    VETTING_MOVES,
    Listing,
    Vetting,
)
from portal.accounts.actors import SYSTEM, Actor
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import WrongState
from portal.kernel.moves import check_move
from portal.parties.checks import a_year_after
from portal.parties.models import Role
from portal.parties.roles import grant_role


@transaction.atomic
def activate_provider(*, ref: str, actor: Actor = SYSTEM) -> VettingCase:
    must_be_system(actor)
    case = held_case(ref)
    check_move(
        VETTING_MOVES,
        case.status,
        Vetting.ACTIVE,
        _("This application is not on public notice."),
    )
    profile = locked(ProviderProfile, party=case.party)
    message = _("The listing is suspended; it has to be reinstated first.")
    if profile.listing == Listing.SUSPENDED:  # the table allows decide_measure alone
        raise WrongState(message)
    is_renewal = profile.listing == Listing.ACTIVE
    if not is_renewal:
        check_move(LISTING_MOVES, profile.listing, Listing.ACTIVE, message)
    grant_role(party=case.party, role=Role.PROVIDER, actor=actor)
    case.status = Vetting.ACTIVE
    case.closed_at = clock.now()
    case.save(update_fields=["status", "closed_at"])
    profile.listing = Listing.ACTIVE
    if not is_renewal:
        profile.listed_on = clock.today()
    profile.renewed_on = clock.today() if is_renewal else None
    profile.listed_until = a_year_after(clock.today())
    profile.institute_ref = case.institute_ref
    profile.save()
    set_listing_deadlines(profile)
    record(
        ProviderActivated(
            stream=ref,
            party=case.party.ref,
            listed_until=profile.listed_until.isoformat(),
        ),
        actor=actor,
    )
    return case
