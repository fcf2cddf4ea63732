"""Whose word counts? Bodies and institutes by their office, others when checked.

This is the simple, published table of model 1; the version object keeps its numbers.
Only dated checks are read: they are added to and never written over, so that what was
known at a moment stays the same whatever is renewed later.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from credit.events.models import CreditEvent, SourceClass
from portal.parties.models import Check

BY_OFFICE = {SourceClass.CERTIFICATION, SourceClass.DECISION, SourceClass.HONOUR}
FirstChecks = Mapping[str, datetime]


def first_checks(raters: Iterable[str]) -> FirstChecks:
    """Party ref → when it, or somebody speaking for it, was first checked. One query."""
    rows = Check.objects.filter(
        party__ref__in=set(raters), result=Check.Result.CONFIRMED
    ).order_by("-recorded_at")
    return dict(rows.values_list("party__ref", "recorded_at"))  # the oldest stays


def is_trusted(event: CreditEvent, checks: FirstChecks, known_at: datetime) -> bool:
    if event.source_class in BY_OFFICE:
        return True
    first = checks.get(event.counterparty)
    return first is not None and first <= known_at
