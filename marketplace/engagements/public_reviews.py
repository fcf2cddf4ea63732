"""Which reviews stand on an organization's public page?

Revealed ones whose event counts and is public, the newest first: with an event that was
struck, repaired or is over, its review goes too.
"""

from collections.abc import Collection, Sequence

from credit.publish.rows import CLIENT_NAME
from marketplace.directory.shown_reviews import ShownReview
from marketplace.engagements.cards import review_items
from marketplace.engagements.models import Review
from marketplace.engagements.queries import revealed_reviews_of
from portal.agreements.models import Consent


def public_reviews(party_ref: str, about: Collection[str]) -> list[ShownReview]:
    """Of these engagements, whose client's review is among the events shown now.

    A fixed number of queries whatever the number of reviews.
    """
    rows = revealed_reviews_of(party_ref, set(about))
    named = _agreed(rows)
    return [
        ShownReview(
            ref=row.ref,
            on=row.revealed_at or row.submitted_at,
            client=row.author if row.ref in named else None,
            items=review_items(row),
            again=row.again,
            text=row.text,
            language=row.language,
            reply=row.reply,
            reply_language=row.reply_language,
            replied_on=row.replied_at,
        )
        for row in rows
    ]


def _agreed(rows: Sequence[Review]) -> set[str]:
    """Those whose client agreed, for this engagement or for all; the latest counts."""
    consents = Consent.objects.filter(
        party_ref__in={row.author.ref for row in rows}, purpose=CLIENT_NAME
    ).order_by("pk")
    given = {(c.party_ref, c.about_ref): c.is_given for c in consents}
    return {
        row.ref
        for row in rows
        if given.get(
            (row.author.ref, row.engagement.ref), given.get((row.author.ref, ""), False)
        )
    }
