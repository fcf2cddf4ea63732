"""Whose word counts? Bodies and institutes by their office, others when checked.

This is the simple, published table of model 1; the version object keeps its numbers.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from credit.events.models import CreditEvent, SourceClass
from portal.accounts.models import Membership
from portal.parties.models import Check

BY_OFFICE = {SourceClass.CERTIFICATION, SourceClass.DECISION, SourceClass.HONOUR}
FirstChecks = Mapping[str, date]


def first_checks(raters: Iterable[str]) -> FirstChecks:
    """Party ref → first day on which it or somebody speaking for it was checked.

    Two queries.
    """
    wanted = set(raters)
    checks = Check.objects.filter(
        party__ref__in=wanted, result=Check.Result.CONFIRMED
    ).values_list("party__ref", "checked_on")
    spoken = Membership.objects.filter(
        party__ref__in=wanted, authority_checked_on__isnull=False
    ).values_list("party__ref", "authority_checked_on")
    found: dict[str, date] = {}
    for ref, day in [*checks, *spoken]:
        if day is not None:
            found[ref] = min(day, found.get(ref, day))
    return found


def is_trusted(event: CreditEvent, checks: FirstChecks, day: date) -> bool:
    if event.source_class in BY_OFFICE:
        return True
    first = checks.get(event.counterparty)
    return first is not None and first <= day
