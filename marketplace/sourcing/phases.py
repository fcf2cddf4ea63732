"""Which phases does an engagement have by default, and which rows a refund table?"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "phases.toml"


@dataclass(frozen=True, kw_only=True)
class Phase:
    position: int
    code: str
    link: str  # plan, implement, check, improve
    title: str
    title_en: str
    time: int  # percent
    payment: int  # percent
    clauses: tuple[str, ...]
    deliverables: tuple[str, ...]
    deliverables_en: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RefundStage:
    stage: str
    title: str
    title_en: str
    percent: int


@lru_cache(maxsize=1)
def _template() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(DATA.read_text())


def _with_tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}


@lru_cache(maxsize=1)
def default_phases() -> tuple[Phase, ...]:
    return tuple(
        Phase(position=i, **_with_tuples(row))
        for i, row in enumerate(_template()["phase"], start=1)
    )


@lru_cache(maxsize=1)
def refund_stages() -> tuple[RefundStage, ...]:
    return tuple(RefundStage(**row) for row in _template()["refund"])
