"""One officer proposes how a mediated milestone's money is split, with reasons."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import subjects
from credit.cases.entries import RulingProposed
from credit.cases.locking import check_case_move, locked_case, move_case
from credit.cases.models import Case, Ruling
from credit.cases.models.codes import Origin
from credit.cases.officers import check_case_officer
from credit.cases.states import Status
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Invalid, WrongState
from portal.ui.text import money


@transaction.atomic
def propose_ruling(
    *,
    ref: str,
    to_provider_minor: int,
    to_enterprise_minor: int,
    reasons: str,
    actor: Actor,
) -> Case:
    """The two parts add up to what the milestone holds."""
    case = locked_case(ref)
    check_case_officer(actor, case)
    check_case_move(case, Status.RULING_PROPOSED)
    if case.origin != Origin.MEDIATION:
        raise WrongState(_("Only the mediation of a milestone ends with a ruling."))
    _check_split(case, to_provider_minor, to_enterprise_minor)
    if not reasons.strip():
        raise Invalid(_("Write the reasons; both sides read them."), field="reasons")
    _save(case, to_provider_minor, to_enterprise_minor, actor)
    move_case(case, Status.RULING_PROPOSED)
    record(
        RulingProposed(
            stream=ref,
            to_provider_minor=to_provider_minor,
            to_enterprise_minor=to_enterprise_minor,
            reasons=Private(ref, reasons.strip()),
        ),
        actor=actor,
    )
    return case


def _check_split(case: Case, to_provider: int, to_enterprise: int) -> None:
    if min(to_provider, to_enterprise) < 0:
        raise Invalid(_("No part can be less than nothing."), field="to_provider")
    held = subjects.held_amount(case.milestone_ref)
    if held is not None and to_provider + to_enterprise != held.amount_minor:
        raise Invalid(
            _("The two parts must add up to %(sum)s.")
            % {"sum": money(held.amount_minor, held.currency)},
            field="to_provider",
        )


def _save(case: Case, to_provider: int, to_enterprise: int, actor: Actor) -> None:
    known = Ruling.objects.filter(case=case).first()
    Ruling.objects.update_or_create(
        case=case,
        defaults={
            "version": known.version + 1 if known else 1,
            "to_provider_minor": to_provider,
            "to_enterprise_minor": to_enterprise,
            "proposed_by": actor.ref,
            "proposed_at": clock.now(),
        },
    )
