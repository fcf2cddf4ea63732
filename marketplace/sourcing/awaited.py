"""From when can the enterprise choose, and how many proposals are in so far?"""

from datetime import datetime

from django.utils.translation import ngettext

from portal.ui import text


def awaited_words(closes_at: datetime, count: int) -> str:
    """The same sentence on the request's page and on the desk."""
    return ngettext(
        "You choose when the answer period has ended, from %(moment)s on. "
        "%(count)d proposal is in so far.",
        "You choose when the answer period has ended, from %(moment)s on. "
        "%(count)d proposals are in so far.",
        count,
    ) % {"moment": text.moment(closes_at), "count": count}
