"""Work that must happen after the commit, each job once."""

from django.db import models
from django.db.models import Q


class Job(models.Model):
    kind = models.CharField(max_length=64)
    key = models.CharField(max_length=200)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    fence = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    dead_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="outbox_kind_key")
        ]
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                name="outbox_waiting",
                condition=Q(done_at=None, dead_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Heartbeat(models.Model):
    """When did a worker last look for work? For `portal doctor` and the status page."""

    worker = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()
