"""May this officer take this step? Institute, conflict of interest, second person."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from credit.cases.conflicts import refuse_conflict
from credit.cases.models import Case
from portal.accounts.actors import Actor
from portal.kernel.errors import Conflict, NotAllowed


def check_officer(
    actor: Actor, institute_ref: str, matter_ref: str, party_refs: Iterable[str]
) -> None:
    if not actor.officer_of(institute_ref):
        raise NotAllowed(
            _("Only an officer of the institute that has this matter can do this.")
        )
    refuse_conflict(actor, matter_ref, party_refs)


def check_case_officer(actor: Actor, case: Case) -> None:
    check_officer(actor, case.institute_ref, case.ref, case.party_refs)


def check_second_person(actor: Actor, institute_ref: str, first: Iterable[str]) -> None:
    """Whoever decides may not have proposed, and must be allowed to decide."""
    if actor.ref in set(first):
        raise NotAllowed(
            _(
                "You had a hand in what is to be decided here. "
                "A second person has to decide."
            )
        )
    if not actor.approver_of(institute_ref):
        raise NotAllowed(
            _("Only an officer who may approve can decide. Ask one of them.")
        )


def check_seen(seen: int, version: int) -> None:
    """The decision binds to what was shown."""
    if seen != version:
        raise Conflict(
            _(
                "The proposal was changed after you opened this page. "
                "Read it again before you decide."
            )
        )
