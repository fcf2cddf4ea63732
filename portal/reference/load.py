"""How do the data files become rows?

Running it again changes nothing. A code that a newer file lacks is ended on the day of
loading, never deleted: parties and old requests keep pointing at it.
"""

import json
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from django.db import transaction

from portal.kernel import clock
from portal.reference.models import Clause, Industry, Region, StandardEdition

DATA = Path(__file__).parent / "data"
BATCH = 400  # SQLite takes at most 32,766 values in a statement
Row = dict[str, Any]
Code = TypeVar("Code", Region, Industry)


@transaction.atomic
def everything() -> dict[str, int]:
    regions = [
        {"parent_id": row.pop("parent"), **row} for row in read_json("regions.json")
    ]
    industries = [
        {"parent_id": row.pop("parent"), **row} for row in read_json("industries.json")
    ]
    return {
        "regions": _keep(
            Region, regions, ["parent_id", "kind", "name", "name_en", "path"]
        ),
        "industries": _keep(Industry, industries, ["parent_id", "name", "name_en"]),
        "editions": _editions(),
    }


def read_json(name: str) -> list[Row]:
    rows: list[Row] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return rows


def read_standards() -> dict[str, Any]:
    return tomllib.loads((DATA / "standards.toml").read_text(encoding="utf-8"))


def _keep(model: type[Code], rows: list[Row], fields: list[str]) -> int:
    """Create what is new, change what differs, end what is gone, revive what is back."""
    held = {row.pk: row for row in model.objects.all()}
    is_first = not held
    today = clock.today()
    fresh: list[Code] = []
    changed: list[Code] = []
    for row in rows:
        old = held.pop(row["code"], None)
        if old is None:
            fresh.append(model(**row, valid_from=None if is_first else today))
        elif old.valid_to or any(getattr(old, f) != row[f] for f in fields):
            for field in fields:
                setattr(old, field, row[field])
            old.valid_to = None
            changed.append(old)
    for gone in held.values():
        if gone.valid_to is None:
            gone.valid_to = today - timedelta(days=1)
            changed.append(gone)
    model.objects.bulk_create(fresh, batch_size=BATCH)
    if changed:
        names = [*(field.removesuffix("_id") for field in fields), "valid_to"]
        model.objects.bulk_update(changed, names, batch_size=BATCH)
    return len(rows)


def _editions() -> int:
    editions = read_standards()["edition"]
    replacements = {}
    for data in editions:
        fields = {k: v for k, v in data.items() if k not in {"code", "clauses"}}
        replacements[data["code"]] = fields.pop("replaced_by", None)
        StandardEdition.objects.update_or_create(code=data["code"], defaults=fields)
    for code, newer in replacements.items():
        StandardEdition.objects.filter(code=code).update(replaced_by=newer)
    for data in editions:
        _clauses(data["code"], data["clauses"])
    return len(editions)


def _clauses(edition: str, rows: list[list[str]]) -> None:
    held: dict[str, Clause] = {}
    for position, (number, parent, title, title_en) in enumerate(rows, start=1):
        held[number], _new = Clause.objects.update_or_create(
            edition_id=edition,
            number=number,
            defaults={
                "parent": held.get(parent),
                "position": position,
                "title": title,
                "title_en": title_en,
            },
        )
