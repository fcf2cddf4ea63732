"""Which number stands in an address? Where a list's next page begins; never trusted."""

MOST_DIGITS = 18  # every such number fits a bigint


def whole_number(text: str | None, most_digits: int = MOST_DIGITS) -> int | None:
    """None for anything that is no plain number of at most so many digits.

    `isdigit` alone also takes "²", which int() refuses, and numbers that no database
    can compare with a key.
    """
    if not text or not text.isascii() or not text.isdigit():
        return None
    return int(text) if len(text) <= most_digits else None


def page_key(text: str | None) -> int | None:
    """The key after which the page begins; None is the first page."""
    return whole_number(text)
