"""Which regions, industries and clauses are there, and what are they called?

Names and trees are kept in memory and read anew when their version (the number of rows
and their last dates) moves: the database is the record. A corrected spelling alone
comes with a release, and a release starts new processes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.utils.translation import get_language

from portal.reference import load
from portal.reference.models import Clause, Industry, Region, StandardEdition

CURRENT_EDITION = "gbt29490_2023"
COUNTRY = "100000"
CHINESE = "zh"
Choice = tuple[str, str]
Version = tuple[int, str, str]

_remembered: ContextVar[dict[type, Version] | None] = ContextVar(
    "versions_read", default=None
)


@dataclass(frozen=True)
class Named:
    code: str
    parent: str | None
    kind: str
    name: str
    name_en: str
    path: str
    is_ended: bool

    @property
    def label(self) -> str:
        """In the language of the page."""
        return self.name if is_chinese() or not self.name_en else self.name_en


@dataclass(frozen=True)
class ClauseNode:
    number: str
    title: str
    title_en: str
    children: tuple["ClauseNode", ...]

    @property
    def label(self) -> str:
        return self.title if is_chinese() else self.title_en


def is_chinese() -> bool:
    return (get_language() or CHINESE).startswith(CHINESE)


def regions() -> dict[str, Named]:
    return _regions(_version(Region))


def industries() -> dict[str, Named]:
    return _industries(_version(Industry))


def region_name(code: str | None) -> str:
    """The name in the page's language; '' for no code, the code if unknown."""
    return _label(regions(), code)


def region_full_name(code: str | None) -> str:
    """From the province down: 江苏省苏州市; Suzhou, Jiangsu."""
    return _full_name(regions(), code)


def region_full_names(codes: Iterable[str]) -> dict[str, str]:
    """The same for all rows of a list, with one look at the version."""
    known = regions()
    return {code: _full_name(known, code) for code in codes}


def _full_name(known: dict[str, Named], code: str | None) -> str:
    if not code or code not in known:
        return code or ""
    steps = [known[c] for c in known[code].path.split("/") if c != COUNTRY]
    if not steps:
        return known[code].label
    if is_chinese():
        return "".join(step.name for step in steps)
    return ", ".join(step.name_en for step in reversed(steps))


def industry_name(code: str | None) -> str:
    return _label(industries(), code)


def region_choices(*, down_to: str = "prefecture") -> list[tuple[str, list[Choice]]]:
    """Grouped by province for a select: the province itself first, then what is below.

    `down_to` is "province", "prefecture" or "county"; municipalities have their
    districts directly below, so these count as the level below the province.
    """
    children = _children(regions())
    groups = []
    for province in children[COUNTRY]:
        own = [(province.code, province.label)]
        if down_to != "province":
            below = _below(children, province.code, down_to)
            own += [(r.code, r.label) for r in below]
        groups.append((province.label, own))
    return groups


def province_choices() -> list[Choice]:
    return [(r.code, r.label) for r in _children(regions())[COUNTRY]]


def industry_choices() -> list[tuple[str, list[Choice]]]:
    """Sections with their divisions, for a grouped select."""
    children = _children(industries())
    return [
        (
            section.label,
            [(d.code, f"{d.code} {d.label}") for d in children[section.code]],
        )
        for section in children[None]
    ]


def section_choices() -> list[Choice]:
    return [(s.code, s.label) for s in _children(industries())[None]]


def within(code: str, ancestor: str) -> bool:
    """Is region `code` the region `ancestor` or below it?"""
    known = regions().get(code)
    return known is not None and ancestor in known.path.split("/")


def editions() -> QuerySet[StandardEdition]:
    return StandardEdition.objects.select_related("replaced_by").order_by("-valid_from")


def edition_for(code: str) -> StandardEdition | None:
    return editions().filter(code=code).first()


def clause_tree(edition: str) -> tuple[ClauseNode, ...]:
    """All clauses of the edition in order; two levels, one query."""
    below: dict[int | None, list[Clause]] = defaultdict(list)
    for clause in Clause.objects.filter(edition_id=edition):
        below[clause.parent_id].append(clause)

    def node(clause: Clause) -> ClauseNode:
        return ClauseNode(
            clause.number,
            clause.title,
            clause.title_en,
            tuple(node(child) for child in below[clause.pk]),
        )

    return tuple(node(clause) for clause in below[None])


def clause_choices(edition: str = CURRENT_EDITION) -> list[Choice]:
    flat = Clause.objects.filter(edition_id=edition)
    name = "title" if is_chinese() else "title_en"
    return [(c.number, f"{c.number} {getattr(c, name)}") for c in flat]


@lru_cache(maxsize=1)
def transitions() -> tuple[dict[str, Any], ...]:
    """The dates at which the market moved from one edition to the next."""
    return tuple(load.read_standards()["transition"])


def _label(known: dict[str, Named], code: str | None) -> str:
    if not code:
        return ""
    return known[code].label if code in known else code


@contextmanager
def remembered() -> Iterator[None]:
    """Look at each version once inside, however many names are asked (one request)."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def _version(model: type[Region] | type[Industry]) -> Version:
    memory = _remembered.get()
    if memory is None:
        return _read_version(model)
    if model not in memory:
        memory[model] = _read_version(model)
    return memory[model]


def _read_version(model: type[Region] | type[Industry]) -> Version:
    found = model.objects.aggregate(
        n=Count("code"), last=Max("valid_to"), newest=Max("valid_from")
    )
    return found["n"], str(found["last"]), str(found["newest"])


@lru_cache(maxsize=2)
def _regions(_version: object) -> dict[str, Named]:
    rows = Region.objects.order_by("code").values_list(
        "code", "parent_id", "kind", "name", "name_en", "path", "valid_to"
    )
    return {row[0]: Named(*row[:-1], row[-1] is not None) for row in rows}


@lru_cache(maxsize=2)
def _industries(_version: object) -> dict[str, Named]:
    rows = Industry.objects.order_by("code").values_list(
        "code", "parent_id", "name", "name_en", "valid_to"
    )
    return {
        code: Named(
            code,
            parent,
            "division" if parent else "section",
            name,
            name_en,
            f"{parent}/{code}" if parent else code,
            is_ended=ended is not None,
        )
        for code, parent, name, name_en, ended in rows
    }


def _children(known: dict[str, Named]) -> dict[str | None, list[Named]]:
    """Without what has ended: an ended code is no choice any more."""
    below: dict[str | None, list[Named]] = defaultdict(list)
    for row in known.values():
        if not row.is_ended:
            below[row.parent].append(row)
    return below


def _below(
    children: dict[str | None, list[Named]], code: str, down_to: str
) -> Iterable[Named]:
    for child in children[code]:
        yield child
        if down_to == "county" or child.kind == "xpcc":
            yield from _below(children, child.code, down_to)
