"""What may be filed against an event or a decision, and who answers it?

Objection, appeal and repair go the same way: one officer proposes the answer, a
second one decides, neither of them had a hand in the decision they look at.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from credit.cases.models import codes
from credit.cases.models.case import Case
from credit.cases.states import ReviewStatus
from portal.kernel import clock
from portal.kernel.refs import new_ref

OPEN = Q(status__in=[ReviewStatus.SUBMITTED, ReviewStatus.PROPOSED])


def objection_ref() -> str:
    return new_ref("OBJ")


def appeal_ref() -> str:
    return new_ref("APL")


def repair_ref() -> str:
    return new_ref("RPR")


class Review(models.Model):
    """The common columns."""

    PREFIX: ClassVar[str]
    TITLE: ClassVar[object]
    CLOCK: ClassVar[str]

    ref = models.CharField(max_length=24, unique=True)  # each kind has its own default
    status = models.CharField(
        max_length=10, choices=ReviewStatus.choices, default=ReviewStatus.SUBMITTED
    )
    institute_ref = models.CharField(max_length=24, db_index=True)
    by_ref = models.CharField(max_length=24, db_index=True)  # the party that filed it
    filed_by = models.CharField(max_length=24)
    filed_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=0)  # raised with each proposal
    grants = models.BooleanField(null=True)  # what the proposed answer says
    proposed_by = models.CharField(max_length=24, blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=24, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.ref

    @property
    def is_open(self) -> bool:
        return self.status in {ReviewStatus.SUBMITTED, ReviewStatus.PROPOSED}


class Objection(Review):
    """By the subject, against a public event; marked in public at once."""

    PREFIX, TITLE, CLOCK = "OBJ", _("Objection"), "objection"
    ref = models.CharField(max_length=24, unique=True, default=objection_ref)
    event_ref = models.CharField(max_length=24)
    is_extended = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            # Once decided, an event is not objected to again: the mark would never end.
            models.UniqueConstraint(
                fields=["event_ref"],
                condition=~Q(status="withdrawn"),
                name="objection_one",
            ),
            models.CheckConstraint(
                condition=Q(decided_by="") | ~Q(proposed_by=F("decided_by")),
                name="objection_two_persons",
            ),
        ]


class Appeal(Review):
    """By a party to the case, against the decision; other officers decide."""

    PREFIX, TITLE, CLOCK = "APL", _("Appeal"), "appeal"
    ref = models.CharField(max_length=24, unique=True, default=appeal_ref)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeals")
    # What a granted appeal puts in the place of the decision; empty class: annulled.
    finding = models.CharField(max_length=20, choices=codes.Finding.choices, blank=True)
    severity = models.CharField(
        max_length=8, choices=codes.Severity.choices, blank=True
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "by_ref"], name="appeal_one"),
            models.CheckConstraint(
                condition=Q(decided_by="") | ~Q(proposed_by=F("decided_by")),
                name="appeal_two_persons",
            ),
        ]


class Repair(Review):
    """By the subject, from the class's minimum period; free."""

    PREFIX, TITLE, CLOCK = "RPR", _("Credit repair"), "repair"
    ref = models.CharField(max_length=24, unique=True, default=repair_ref)
    event_ref = models.CharField(max_length=24)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event_ref"], condition=OPEN, name="repair_one_open"
            ),
            models.CheckConstraint(
                condition=Q(decided_by="") | ~Q(proposed_by=F("decided_by")),
                name="repair_two_persons",
            ),
        ]
