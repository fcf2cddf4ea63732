"""Drafts of those who never went on are purged after 90 days."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction

from marketplace.sourcing.models import RequestDraft
from portal.kernel import clock

KEPT = timedelta(days=90)


@transaction.atomic
def purge_drafts(payload: Mapping[str, object]) -> None:
    RequestDraft.objects.filter(updated_at__lt=clock.now() - KEPT).delete()
