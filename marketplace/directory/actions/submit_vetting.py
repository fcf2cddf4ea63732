"""Apply for the list, or hand in what an officer asked for."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from marketplace.directory import periods
from marketplace.directory.entries import VettingSubmitted
from marketplace.directory.lines import draw_up_lines
from marketplace.directory.models import ProviderProfile, VettingCase
from marketplace.directory.permissions import must_act_for
from marketplace.directory.rows import hold_open_case, locked_party, open_case_of
from marketplace.directory.states import (
    VETTING_MOVES,
    Listing,
    Vetting,
)
from marketplace.directory.tasks import missing_of, tasks_of
from portal.accounts.actors import Actor
from portal.accounts.jurisdiction import institute_for
from portal.deadlines.timers import set_deadline
from portal.journal.entries import record
from portal.kernel import clock, workdays
from portal.kernel.errors import Conflict, Invalid, WrongState
from portal.kernel.moves import check_move
from portal.parties.models import Party, Role
from portal.parties.queries import has_role


@transaction.atomic
def submit_vetting(*, party_ref: str, actor: Actor) -> VettingCase:
    must_act_for(actor, party_ref)
    hold_open_case(party_ref)
    party = locked_party(party_ref)
    if has_role(party_ref, Role.CERTIFICATION_BODY):
        raise Conflict(
            _(
                "A certification body cannot be listed as a consultant: who certifies "
                "may not consult (Certification Regulations Art. 13)."
            )
        )
    if missing := missing_of(tasks_of(party)):
        raise Invalid(" ".join(missing))
    case = _open_case(party)
    check_move(
        VETTING_MOVES,
        case.status,
        Vetting.SUBMITTED,
        _("Your application is with the institute already."),
    )
    is_completion = case.status == Vetting.RETURNED
    case.status = Vetting.SUBMITTED
    case.submitted_at = clock.now()
    case.submitted_by = actor.ref
    case.save()
    draw_up_lines(case)
    last_day = workdays.add_working_days(clock.today(), periods.DECIDE_WORKING_DAYS)
    set_deadline(periods.DECIDE, case.ref, clock.end_of(last_day))
    record(
        VettingSubmitted(
            stream=case.ref,
            party=party_ref,
            institute=case.institute_ref,
            is_completion=is_completion,
        ),
        actor=actor,
    )
    return case


def _open_case(party: Party) -> VettingCase:
    """The case under way, locked; or a fresh one."""
    case = open_case_of(party.ref)
    if case is not None:
        return case
    _check_may_apply(ProviderProfile.objects.get(party=party))
    institute_ref = institute_for(party.region)
    if institute_ref is None:
        raise Invalid(_("No institute answers for your region yet."), field="region")
    try:
        with transaction.atomic():
            return VettingCase.objects.create(party=party, institute_ref=institute_ref)
    except IntegrityError as error:
        raise Conflict(_("Your application is with the institute already.")) from error


def _check_may_apply(profile: ProviderProfile) -> None:
    """Anew when not listed; for renewal in the last weeks of a listing."""
    today = clock.today()
    if profile.listing == Listing.SUSPENDED:
        raise WrongState(
            _("Your listing is suspended. The institute that suspended it decides.")
        )
    if (
        profile.listing == Listing.ACTIVE
        and profile.listed_until
        and (profile.listed_until - today).days > periods.RENEW_DAYS
    ):
        raise WrongState(
            _("You are listed until %(day)s; renewal opens %(count)d days before.")
            % {"day": profile.listed_until.isoformat(), "count": periods.RENEW_DAYS}
        )
