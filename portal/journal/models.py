"""The append-only journal: what happened, in which order, and who did it.

Rows hold ids and codes only. Personal values and free text stand in `PrivateText`,
encrypted under a key per subject; destroying the key erases them and breaks no chain.
"""

from django.db import models


class Stream(models.Model):
    """The head of one stream; locking its row makes the numbers gapless."""

    name = models.CharField(max_length=64, primary_key=True)
    last_number = models.PositiveIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default="")


class EntryRow(models.Model):
    is_append_only = True  # by triggers, see append_only.py

    stream = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=64)
    actor = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    body = models.TextField()  # canonical JSON, so that the hash can be checked
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stream", "number"], name="journal_stream_number"
            )
        ]
        indexes = [
            models.Index(fields=["kind", "recorded_at"], name="journal_kind_time"),
            models.Index(fields=["actor", "recorded_at"], name="journal_actor_time"),
        ]

    def __str__(self) -> str:
        return f"{self.stream} {self.number} {self.kind}"


class SubjectKey(models.Model):
    """A subject's data key, wrapped by PORTAL_DATA_KEY. Deleting it erases."""

    subject = models.CharField(max_length=64, primary_key=True)
    wrapped = models.BinaryField()


class PrivateText(models.Model):
    entry = models.ForeignKey(
        EntryRow, on_delete=models.PROTECT, related_name="private_texts"
    )
    field = models.CharField(max_length=64)
    subject = models.CharField(max_length=64, db_index=True)
    ciphertext = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "field"], name="journal_private_field"
            )
        ]
