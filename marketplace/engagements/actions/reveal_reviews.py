"""Show both reviews: when both are in, or when the window is over."""

from django.db import transaction

from marketplace.engagements.locks import locked_engagement
from marketplace.engagements.revealing import reveal


@transaction.atomic
def reveal_reviews(ref: str) -> None:
    """The deadline's action; harmless when they were revealed already."""
    reveal(locked_engagement(ref))
