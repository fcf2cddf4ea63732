"""A second officer rules: the milestone is settled once, by the entry that follows."""

from django.db import transaction

from credit.cases import clocks
from credit.cases.entries import MediationRuled
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
