"""A second officer confirms or declines a measure; a confirmed one is public at once."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory import periods
from marketplace.directory.entries import MeasureDecided, VettingEnded
from marketplace.directory.measures import TARGETS, check_target
from marketplace.directory.models import ListingMeasure, ProviderProfile, VettingCase
from marketplace.directory.permissions import must_be_second
from marketplace.directory.rows import (
    hold_open_case,
    locked,
    open_case_of,
    party_of_measure,
)
from marketplace.directory.states import (
    MEASURE_MOVES,
    VETTING_MOVES,
    Proposal,
    Vetting,
)
from portal.accounts.actors import Actor
from portal.deadlines.timers import cancel_deadlines, set_deadline
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.moves import check_move


@transaction.atomic
def decide_measure(
    *, ref: str, confirms: bool, actor: Actor, note: str = ""
) -> ListingMeasure:
    party_ref = party_of_measure(ref)
    hold_open_case(party_ref)
    case = open_case_of(party_ref)
    profile = locked(ProviderProfile, party__ref=party_ref)
    measure = locked(ListingMeasure, ref=ref)
    concerned = [profile.party.ref]
    must_be_second(actor, measure.institute_ref, measure.proposed_by, concerned)
    target = Proposal.CONFIRMED if confirms else Proposal.DECLINED
    check_move(
        MEASURE_MOVES, measure.status, target, _("This has been decided already.")
    )
    if confirms:
        check_target(profile, measure.kind)
        _apply(profile, ListingMeasure.Kind(measure.kind))
        if case is not None and measure.kind == ListingMeasure.Kind.REMOVE:
            _end_application(case, measure.reason, actor)
    measure.status = target
    measure.decided_by = actor.ref
    measure.decided_at = clock.now()
    measure.decision_note = note.strip()
    measure.save()
    record(
        MeasureDecided(
            stream=ref,
            party=profile.party.ref,
            kind=measure.kind,
            is_confirmed=confirms,
            note=Private(profile.party.ref, measure.decision_note),
        ),
        actor=actor,
    )
    return measure


def _apply(profile: ProviderProfile, kind: ListingMeasure.Kind) -> None:
    profile.listing = TARGETS[kind]
    profile.save(update_fields=["listing"])
    if kind == ListingMeasure.Kind.REMOVE:
        cancel_deadlines(profile.party.ref, periods.EXPIRING, periods.LAPSE)
    elif kind == ListingMeasure.Kind.REINSTATE:
        _catch_up(profile)


def _end_application(case: VettingCase, reason: str, actor: Actor) -> None:
    """The removal wins: a renewal under way must not list the organization again.

    It may apply anew, and everything is looked at again. A draft is no application.
    """
    if case.status == Vetting.DRAFT:
        return
    check_move(
        VETTING_MOVES,
        case.status,
        Vetting.REJECTED,
        _("This application is over already."),
    )
    cancel_deadlines(case.ref)
    case.status = Vetting.REJECTED
    case.closed_at = clock.now()
    case.save(update_fields=["status", "closed_at"])
    record(
        VettingEnded(
            stream=case.ref,
            party=case.party.ref,
            reason=Private(case.party.ref, reason),
        ),
        actor=actor,
    )


def _catch_up(profile: ProviderProfile) -> None:
    """What came due during the suspension is done by the next sweep."""
    now = clock.now()
    waiting = VettingCase.objects.filter(
        party=profile.party, status=Vetting.PUBLIC_NOTICE, notice_until__lte=now
    ).first()
    if waiting is not None:
        set_deadline(periods.NOTICE_OVER, waiting.ref, now)
    elif profile.listed_until and profile.listed_until < clock.today():
        set_deadline(periods.LAPSE, profile.party.ref, now)
