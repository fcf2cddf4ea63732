"""Which size class follows from an enterprise's staff and revenue? Plain Python.

Wholesale, retail, construction, leasing and others whose rule needs more than the
two inputs (assets), or whose thresholds we do not have, are answered with None rather
than guessed. The thresholds are recalled, not compared with the published text: who
shows a class says so.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

RULES = Path(__file__).parent / "data" / "size_classes.toml"
NEEDS_ASSETS = ("E", "F", "L", "K")  # construction, trade, leasing, real estate
NO_THRESHOLDS = ("A", "G", "H")  # farming, transport, lodging: rules of their own


@lru_cache(maxsize=1)
def _rules() -> dict:
    return tomllib.loads(RULES.read_text(encoding="utf-8"))


def edition() -> str:
    return str(_rules()["edition"])


def size_class(
    *, industry: str, staff: int | None, revenue_yuan: int | None
) -> str | None:
    """large, medium, small or micro; None when an input is missing or not enough."""
    if (
        staff is None
        or not industry
        or industry.startswith(NEEDS_ASSETS + NO_THRESHOLDS)
    ):
        return None
    fitting = [
        (len(code), row)
        for row in _rules()["industry"]
        for code in row["industries"]
        if industry.startswith(code)
    ]
    row = max(fitting, key=lambda pair: pair[0])[1]
    if row["small"]["revenue"] and revenue_yuan is None:
        return None
    for name in ("large", "medium", "small"):
        limit = row[name]
        if staff >= limit["staff"] and (revenue_yuan or 0) >= limit["revenue"]:
            return name
    return "micro"
