"""A second officer rules: the milestone is settled once, by the entry that follows."""

from django.db import transaction
from django.utils.translation import gettext as _

from credit.cases import clocks
from credit.cases.entries import MediationRuled, RulingReturned
from credit.cases.locking import check_case_move, locked_case, move_case
from credit.cases.models import Case
from credit.cases.officers import (
    check_case_officer,
    check_second_person,
    check_seen,
)
from credit.cases.states import Status
from credit.cases.texts import last_text
from portal.accounts.actors import Actor
from portal.journal.entries import Private, record
from portal.kernel import clock
from portal.kernel.errors import Invalid


@transaction.atomic
def rule_mediation(*, ref: str, seen: int, actor: Actor) -> Case:
    """`seen` is the version of the proposal that the officer read."""
    case = locked_case(ref)
    check_case_officer(actor, case)
    check_case_move(case, Status.RULED)
    ruling = case.ruling
    check_second_person(actor, case.institute_ref, [ruling.proposed_by])
    check_seen(seen, ruling.version)
    ruling.ruled_by, ruling.ruled_at = actor.ref, clock.now()
    ruling.save(update_fields=["ruled_by", "ruled_at"])
    move_case(case, Status.RULED)
    clocks.stop(ref, "mediation")
    record(
        MediationRuled(
            stream=ref,
            about=case.about_ref,
            milestone=case.milestone_ref,
            to_provider_minor=ruling.to_provider_minor,
            to_enterprise_minor=ruling.to_enterprise_minor,
            reasons=Private(ref, last_text(ref, "RulingProposed", "reasons")),
        ),
        actor=actor,
    )
    return case


@transaction.atomic
def return_ruling(*, ref: str, reasons: str, actor: Actor) -> Case:
    """Back to the one who proposed it."""
    case = locked_case(ref)
    check_case_officer(actor, case)
    check_case_move(case, Status.MEDIATION)
    check_second_person(actor, case.institute_ref, [case.ruling.proposed_by])
    if not reasons.strip():
        raise Invalid(_("Say what has to change."), field="reasons")
    move_case(case, Status.MEDIATION)
    record(
        RulingReturned(stream=ref, reasons=Private(ref, reasons.strip())), actor=actor
    )
    return case
