"""The same seed tells the same story, to the last reference and point."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import transaction

from portal.demo.storylines import people
from portal.demo.storylines.stage import Stage
from portal.kernel import clock, refs
from portal.parties.models import Party
from tests.support.database import ROOT

FACTS = """
from credit.publish.cards import cards_for
from portal.journal.models import EntryRow
from portal.parties.models import Party
cards = cards_for(Party.objects.values_list("ref", flat=True))
for party in Party.objects.order_by("pk"):
    card = cards.get(party.ref)
    print(party.ref, party.uscc, card and card.points_hundredths)
for row in EntryRow.objects.order_by("pk"):
    print(row.stream, row.kind, row.hash)
"""


class Rollback(Exception):
    """Takes the cast off the stage again."""


def cast_with(seed: int) -> list[tuple[str, str | None]]:
    stage = Stage(seed)
    clock.install(stage)
    refs.install(stage.chance.choice)
    found: list[tuple[str, str | None]] = []
    try:
        with transaction.atomic():
            people.people(stage)
            people.institutes(stage)
            people.organizations(stage)
            found = list(Party.objects.order_by("pk").values_list("ref", "uscc"))
            raise Rollback
    except Rollback:
        return found
    finally:
        clock.install(None)
        refs.install(None)


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_refs_and_codes() -> None:
    first = cast_with(7)

    assert len(first) > 20
    assert cast_with(7) == first
    assert [code for _, code in cast_with(8)] == [code for _, code in first]
    assert cast_with(8) != first


def played(folder: Path) -> str:
    environment = {
        **os.environ,
        "PORTAL_MODE": "demo",
        "PORTAL_DATA": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
    }
    out = ""
    for command in (["migrate", "-v0"], ["seed_demo", "-v0"], ["shell", "-c", FACTS]):
        out = subprocess.run(
            [sys.executable, "-m", "portal.cli", *command],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env=environment,
            text=True,
        ).stdout
    return out


@pytest.mark.long
def test_two_builds_agree_in_every_point_and_every_entry(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    first, second = played(tmp_path / "one"), played(tmp_path / "two")

    assert len(first.splitlines()) > 500
    assert first == second
