"""Timers as rows: due once, fired once."""

from django.db import models
from django.db.models import Q


class Deadline(models.Model):
    kind = models.CharField(max_length=64)
    ref = models.CharField(max_length=64)
    due_at = models.DateTimeField()
    fired_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "ref"],
                condition=Q(fired_at=None, cancelled_at=None),
                name="deadline_one_open",
            )
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                name="deadline_open",
                condition=Q(fired_at=None, cancelled_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class DayOverride(models.Model):
    """A line of the State Council's yearly notice, entered the day it comes out."""

    day = models.DateField(primary_key=True)
    is_working = models.BooleanField()
    source = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.day}"
