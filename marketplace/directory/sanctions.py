"""What does an effective sanction of the institute do to a listing, and its end?

Two officers decided the case; the measure only carries it out. Both projections are
total: a party without a listing, or one that is not active, stays as it is.
"""

from django.utils import translation
from django.utils.translation import gettext as _

from credit.cases.entries import SanctionEffective, SanctionLifted
from marketplace.directory.entries import MeasureDecided
from marketplace.directory.models import ListingMeasure, ProviderProfile
from marketplace.directory.states import Listing, Proposal
from portal.journal.entries import Private, Recorded, record
from portal.kernel import clock

SUSPEND = "suspend_listing"
Kind = ListingMeasure.Kind


def suspend_by_sanction(recorded: Recorded) -> None:
    """The projection of SanctionEffective."""
    entry = recorded.entry
    if not isinstance(entry, SanctionEffective) or entry.sanction != SUSPEND:
        return
    profile = _locked_profile(entry.subject)
    if profile is None or profile.listing != Listing.ACTIVE:
        return
    _carry_out(profile, Kind.SUSPEND, entry, entry.proposed_by, entry.decided_by)


def lift_by_decision(recorded: Recorded) -> None:
    """The projection of SanctionLifted; another suspension since then stays."""
    entry = recorded.entry
    if not isinstance(entry, SanctionLifted) or entry.sanction != SUSPEND:
        return
    profile = _locked_profile(entry.subject)
    if profile is None or profile.listing != Listing.SUSPENDED:
        return
    latest = profile.measures.filter(status=Proposal.CONFIRMED).order_by("-pk").first()
    if latest is None or latest.decision_note != entry.decision:
        return
    _carry_out(profile, Kind.REINSTATE, entry, entry.decision, recorded.row.actor)


def _locked_profile(party_ref: str) -> ProviderProfile | None:
    rows = ProviderProfile.objects.select_for_update().filter(party__ref=party_ref)
    return rows.first()


def _carry_out(
    profile: ProviderProfile,
    kind: str,
    entry: SanctionEffective | SanctionLifted,
    proposed_by: str,
    decided_by: str,
) -> None:
    suspends = kind == Kind.SUSPEND
    profile.listing = Listing.SUSPENDED if suspends else Listing.ACTIVE
    profile.save(update_fields=["listing"])
    with translation.override("zh-hans"):
        words = _("Decision %(ref)s of the institute.") % {"ref": entry.decision}
    measure = ListingMeasure.objects.create(
        profile=profile,
        institute_ref=profile.institute_ref,
        kind=kind,
        status=Proposal.CONFIRMED,
        reason=words,
        proposed_by=proposed_by,
        decided_by=decided_by,
        decided_at=clock.now(),
        decision_note=entry.decision,
    )
    record(
        MeasureDecided(
            stream=measure.ref,
            party=entry.subject,
            kind=kind,
            is_confirmed=True,
            note=Private(entry.subject, entry.decision),
        ),
        actor=decided_by,
    )
