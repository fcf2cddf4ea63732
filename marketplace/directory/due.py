"""What happens when a deadline of the directory is due? Called by the sweep."""

from django.db import transaction

from marketplace.directory import periods
from marketplace.directory.actions.activate_provider import activate_provider
from marketplace.directory.actions.end_admission import end_admission
from marketplace.directory.actions.lapse_listing import lapse_listing
from marketplace.directory.entries import ListingExpiring, VettingOverdue
from marketplace.directory.models import (
    ProviderProfile,
    VettingCase,
    VettingObjection,
)
from marketplace.directory.rows import held_case, locked
from marketplace.directory.states import OPEN_VETTING, Listing, Vetting
from portal.accounts.actors import SYSTEM
from portal.deadlines.timers import set_deadline
from portal.journal.entries import record
from portal.kernel import clock, workdays
from portal.kernel.given import given


@transaction.atomic
def notice_over(ref: str) -> None:
    """A renewal waits while the listing is suspended; reinstating goes on with it."""
    case = held_case(ref)
    profile = locked(ProviderProfile, party=case.party)
    if profile.listing != Listing.SUSPENDED:
        activate_provider(ref=ref)


@transaction.atomic
def decision_overdue(ref: str) -> None:
    """Silence never approves: the institute is told, the case stays where it is."""
    case = locked(VettingCase, ref=ref)
    record(
        VettingOverdue(stream=ref, party=case.party.ref, institute=case.institute_ref),
        actor=SYSTEM,
    )


@transaction.atomic
def objection_unanswered(ref: str) -> None:
    """Not accepted within its three working days, an objection holds nothing up."""
    VettingObjection.objects.filter(
        ref=ref, status=VettingObjection.Status.FILED
    ).update(status=VettingObjection.Status.LAPSED)


@transaction.atomic
def listing_expiring(party_ref: str) -> None:
    profile = locked(ProviderProfile, party__ref=party_ref)
    record(
        ListingExpiring(
            stream=party_ref, listed_until=given(profile.listed_until).isoformat()
        ),
        actor=SYSTEM,
    )


@transaction.atomic
def listing_over(party_ref: str) -> None:
    """Whoever applied for renewal in time stays listed until that is decided.

    A suspended listing does not lapse: a new application must not end a sanction.
    """
    profile = locked(ProviderProfile, party__ref=party_ref)
    waiting = VettingCase.objects.filter(
        party__ref=party_ref,
        status__in=[s for s in OPEN_VETTING if s != Vetting.DRAFT],
    )
    if waiting.exists():
        later = workdays.add_working_days(clock.today(), periods.DECIDE_WORKING_DAYS)
        profile.listed_until = later
        profile.save(update_fields=["listed_until"])
        set_deadline(periods.LAPSE, party_ref, clock.end_of(later))
        return
    if profile.listing != Listing.SUSPENDED:
        lapse_listing(party_ref=party_ref)


def admission_over(ref: str) -> None:
    end_admission(ref=ref)
