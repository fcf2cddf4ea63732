"""Credit events: facts with a date, a source and a weight. Append-only, bitemporal.

`valid_from` is when it held, `recorded_at` when we knew. A correction is a new row
(`supersedes`), a change of state (objection, repair, end) a row of `EventState`.
Names and free text are never in here.
"""

from django.db import models


class SourceClass(models.TextChoices):
    CERTIFICATION = "certification"  # an independent body's result
    DECISION = "decision"  # an institute's effective decision
    MILESTONE = "milestone"  # both sides' record of the engagement
    REVIEW = "review"  # a client's or provider's rating
    HONOUR = "honour"


class Severity(models.TextChoices):
    NONE = ""
    MINOR = "minor"
    GENERAL = "general"
    SERIOUS = "serious"


class CreditEvent(models.Model):
    is_append_only = True  # by triggers

    ref = models.CharField(max_length=24, unique=True)
    subject = models.CharField(max_length=24, db_index=True)  # party ref
    source_class = models.CharField(max_length=16, choices=SourceClass.choices)
    kind = models.CharField(max_length=48)  # rulebook row, e.g. certificate_granted
    severity = models.CharField(max_length=8, choices=Severity.choices, blank=True)
    outcome_bp = models.PositiveIntegerField(null=True)  # 0…10000, None: no outcome
    evaluator = models.CharField(max_length=24, blank=True)  # who judged, a party ref
    counterparty = models.CharField(max_length=24, blank=True)
    counterparty_group = models.CharField(max_length=64, blank=True)  # at that time
    segment = models.CharField(max_length=64, blank=True)  # region|size at that time
    # Who else is concerned, party ref → integer share, sum 10000. On an
    # organization's event: the responsible practitioners. On a practitioner's
    # event: the organizations with the duty to oversee.
    shares = models.JSONField(default=dict)
    about = models.CharField(max_length=24, blank=True)  # engagement or case ref
    weight_bp = models.PositiveIntegerField(
        default=10_000
    )  # 5000: half until confirmed
    valid_from = models.DateTimeField()
    recorded_at = models.DateTimeField()
    public_until = models.DateTimeField(null=True)  # end of publication, if it ends
    source_entry = models.CharField(max_length=120)  # journal key + line
    supersedes = models.CharField(max_length=24, blank=True)
    number = models.PositiveBigIntegerField()  # gapless in the subject's stream
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_entry"], name="credit_event_source"
            ),
            models.UniqueConstraint(
                fields=["subject", "number"], name="credit_event_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.kind}"


class EventShare(models.Model):
    """The entries of `shares` as rows, so that they can be asked for by party."""

    is_append_only = True

    event = models.ForeignKey(
        CreditEvent, on_delete=models.PROTECT, related_name="share_rows"
    )
    party = models.CharField(max_length=24, db_index=True)
    share_bp = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "party"], name="credit_event_share"
            )
        ]


class EventState(models.Model):
    """A dated change of an event's state; the latest row known at a time counts."""

    is_append_only = True

    class State(models.TextChoices):
        ACTIVE = "active"
        OBJECTED = "objected"  # still counts, publicly marked
        VOIDED = "voided"  # objection or appeal won: never counted
        REPAIRED = "repaired"  # counts no more, shown no more
        ENDED = "ended"  # publication ended by time

    event = models.ForeignKey(
        CreditEvent, on_delete=models.PROTECT, related_name="states"
    )
    state = models.CharField(max_length=8, choices=State.choices)
    valid_from = models.DateTimeField()
    recorded_at = models.DateTimeField()
    source_entry = models.CharField(max_length=120, unique=True)
