"""Which weights order the matches? Versioned files; a published one is never edited."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

CURRENT = 1
TOTAL = 100
TERMS = ("industry", "clauses", "credit", "price", "region", "capacity")


@dataclass(frozen=True, kw_only=True)
class Weights:
    version: int
    in_force_from: str
    terms: tuple[tuple[str, int], ...]
    credit_saturation: int  # basis points
    capacity_saturation: int
    best: int
    newly_vetted: int


@lru_cache(maxsize=8)
def load(version: int = CURRENT) -> Weights:
    raw = tomllib.loads((Path(__file__).parent / f"{version}.toml").read_text())
    given = raw["weights"]
    if set(given) != set(TERMS) or sum(given.values()) != TOTAL:
        msg = f"weights {version}: the terms {TERMS} must add up to {TOTAL}"
        raise ValueError(msg)
    return Weights(
        version=raw["version"],
        in_force_from=raw["in_force_from"].isoformat(),
        terms=tuple((term, given[term]) for term in TERMS),
        credit_saturation=raw["credit"]["saturation"],
        capacity_saturation=raw["capacity"]["saturation"],
        best=raw["shown"]["best"],
        newly_vetted=raw["shown"]["newly_vetted"],
    )
