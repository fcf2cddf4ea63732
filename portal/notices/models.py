"""What people are told: an inbox row each, and a mail that points to it."""

from django.db import models

from portal.kernel import clock


class Notice(models.Model):
    """`kind` names the text (portal/notices/texts.py); `facts` are refs, names (in both languages), dates."""

    user_ref = models.CharField(max_length=24, db_index=True)
    kind = models.CharField(max_length=64)
    ref = models.CharField(max_length=24)  # what it is about
    url = models.CharField(max_length=200, blank=True)  # without language prefix
    facts = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    key = models.CharField(max_length=200, unique=True)  # one notice per cause

    class Meta:
        indexes = [models.Index(fields=["user_ref", "-id"], name="notice_inbox")]
