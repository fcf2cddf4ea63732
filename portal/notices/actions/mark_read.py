"""The reader has seen their messages. No entry: nothing follows from reading."""

from django.db import transaction

from portal.accounts.actors import Actor
from portal.kernel import clock
from portal.notices.models import Notice


@transaction.atomic
def mark_read(*, actor: Actor, up_to: int) -> int:
    """All own messages up to this one; what came later stays unread."""
    unread = Notice.objects.filter(user_ref=actor.ref, read_at=None, pk__lte=up_to)
    return unread.update(read_at=clock.now())
