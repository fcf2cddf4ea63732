"""Which rules and numbers were in force when, and what came out?

A result is always computed anew from the events; rows in here are versions, a cache
and the dated confirmation of a practitioner's result.
"""

from django.db import models


class RulebookVersion(models.Model):
    is_append_only = True  # by triggers, once it is no draft; only its status may move

    class Status(models.TextChoices):
        DRAFT = "draft"
        ACTIVE = "active"  # published; the latest in force counts

    version = models.CharField(max_length=24, unique=True)
    text = models.TextField()  # TOML; never changed once published
    sha256 = models.CharField(max_length=64)
    status = models.CharField(max_length=8, choices=Status.choices)
    valid_from = models.DateTimeField()
    recorded_at = models.DateTimeField()
    activated_by = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.version


class ModelVersion(models.Model):
    is_append_only = True

    version = models.CharField(max_length=24, unique=True)
    coefficients = models.JSONField()
    sha256 = models.CharField(max_length=64)
    valid_from = models.DateTimeField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.version


class ScoreSnapshot(models.Model):
    """A cache and a diary: one row per subject and digest of all inputs."""

    subject = models.CharField(max_length=24)
    valid_at = models.DateTimeField()
    known_at = models.DateTimeField()
    rulebook = models.CharField(max_length=24)
    model = models.CharField(max_length=24)
    inputs_digest = models.CharField(max_length=64)
    result = models.TextField()  # canonical JSON, as `portal credit show --json`
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "inputs_digest"], name="score_snapshot_inputs"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.valid_at:%Y-%m-%d}"


class ConfirmedResult(models.Model):
    """An officer confirmed a practitioner's result; the latest row is published."""

    is_append_only = True

    subject = models.CharField(max_length=24)
    valid_at = models.DateTimeField()  # the result is the one of this moment
    confirmed_by = models.CharField(max_length=64)
    institute_ref = models.CharField(max_length=24)

    class Meta:
        indexes = [models.Index(fields=["subject", "-id"], name="confirmed_latest")]
