"""Where does the next page of a list begin? Read from an address, so never trusted."""

MOST_DIGITS = 18  # every such number fits a bigint


def page_key(text: str | None) -> int | None:
    """The key after which the page begins; None (the first page) for anything else.

    `isdigit` alone also takes "²", which int() refuses, and numbers that no database
    can compare with a key.
    """
    if not text or not text.isascii() or not text.isdigit():
        return None
    return int(text) if len(text) <= MOST_DIGITS else None
