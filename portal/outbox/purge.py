"""How long is finished work remembered?

Long enough that nothing asks for the same (kind, key) again, and to look into what
happened. Dead letters stay until somebody has seen to them.
"""

from collections.abc import Mapping
from datetime import timedelta

from portal.kernel import clock
from portal.outbox.models import Job

KEPT = timedelta(days=90)
AT_ONCE = 5_000  # a day; the rest goes tomorrow, and no lock is long


def purge_done(payload: Mapping[str, object]) -> int:
    """Delete jobs done longer ago than KEPT; how many."""
    old = Job.objects.filter(done_at__lt=clock.now() - KEPT).order_by("pk")
    keys = list(old.values_list("pk", flat=True)[:AT_ONCE])
    return Job.objects.filter(pk__in=keys).delete()[0]
