"""In which order are hits shown? Pure, versioned, and without a place for sale.

Words in a name count most; credit orders equals: it saturates at 1, while one word
in the name is worth 4. The unrated stand at the middle of the credit part, never at
zero. The neutral order is by ref, which is random, so it favours nobody.
"""

from collections.abc import Sequence

from search.query import SearchQuery

RANKING_VERSION = 1
NAME_WEIGHT = 4.0
WHOLE_NAME_BONUS = 3.0
Key = tuple[float, str, str]


def score(rank: float, name_tokens: Sequence[str], wanted: Sequence[str]) -> float:
    """Higher is better. `rank` is 0…1: credit for parties, freshness for pages."""
    if not wanted:
        return rank
    found = len(set(name_tokens) & set(wanted)) / len(set(wanted))
    pairs = [t for t in name_tokens if not t.startswith("u:")]
    whole = bool(pairs) and set(pairs) <= set(wanted)
    return NAME_WEIGHT * found + (WHOLE_NAME_BONUS if whole else 0.0) + rank


def key(row: tuple, wanted: Sequence[str], query: SearchQuery) -> Key:
    """Ascending sort key of an index row (pk, kind, ref, rank, facets, name tokens)."""
    _, kind, ref, rank, _, name_tokens = row
    if query.order == "neutral":
        return (0.0, "", ref)
    value = score(rank, name_tokens.split(), wanted)
    return (-round(value, 6), kind, ref)


def write_key(value: Key) -> str:
    return f"{value[0]!r}~{value[1]}~{value[2]}"


def read_key(text: str) -> Key:
    """The key of an `after` position; a mangled one begins at the start."""
    number, _, rest = text.partition("~")
    kind, _, ref = rest.partition("~")
    try:
        return (float(number), kind, ref)
    except ValueError:
        return (float("-inf"), "", "")
