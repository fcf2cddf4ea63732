"""From when can the enterprise choose, and how many proposals are in so far?"""

from datetime import datetime

from django.utils.translation import ngettext

from portal.kernel.given import given
from portal.ui import text


def awaited_words(closes_at: datetime | None, count: int) -> str:
    """The same sentence on the request's page and on the desk; a published request
    has its day."""
    return ngettext(
        "You choose when the answer period has ended, from %(moment)s on. "
        "%(count)d proposal is in so far.",
        "You choose when the answer period has ended, from %(moment)s on. "
        "%(count)d proposals are in so far.",
        count,
    ) % {"moment": text.moment(given(closes_at)), "count": count}
