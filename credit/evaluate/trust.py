"""Whose word counts? Bodies and institutes by their office, others when checked.

This is the simple, published table of model 1; the version object keeps its numbers.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from credit.events.models import CreditEvent, SourceClass
from portal.parties.models import Check

BY_OFFICE = {SourceClass.CERTIFICATION, SourceClass.DECISION, SourceClass.HONOUR}
FirstChecks = Mapping[str, date]


def first_checks(raters: Iterable[str]) -> FirstChecks:
    """Party ref → day of its first confirmed check; one query."""
    rows = Check.objects.filter(
        party__ref__in=set(raters), result=Check.Result.CONFIRMED
    ).order_by("-checked_on")
    return dict(rows.values_list("party__ref", "checked_on"))


def is_trusted(event: CreditEvent, checks: FirstChecks, day: date) -> bool:
    if event.source_class in BY_OFFICE:
        return True
    first = checks.get(event.counterparty)
    return first is not None and first <= day
