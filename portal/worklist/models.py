"""The institute's work by deadline. Each app writes its own rows."""

from django.db import models
from django.db.models import Q


class WorkItem(models.Model):
    """One matter waiting at an institute; closed when nobody there has to act."""

    kind = models.CharField(max_length=32)  # vetting, complaint, objection, …
    ref = models.CharField(max_length=24)
    institute_ref = models.CharField(max_length=24, db_index=True)
    title = models.CharField(max_length=200)  # parties' names, as written
    title_en = models.CharField(max_length=200, blank=True)  # their English ones
    stands = models.CharField(max_length=64)  # code of where it stands
    next_step = models.CharField(max_length=64)  # code of the next step
    url_name = models.CharField(max_length=64)  # takes ref
    owner_ref = models.CharField(max_length=24, blank=True)  # officer, empty: team
    excluded_ref = models.CharField(max_length=24, blank=True)  # who may not do it
    due_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "ref"], name="worklist_once")
        ]
        indexes = [
            models.Index(
                fields=["institute_ref", "due_at", "id"],
                name="worklist_open",
                condition=Q(closed_at=None),
            )
        ]
