"""The ready database is built once for the code and put in place in seconds."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from portal.demo import reseed


def rows(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM thing")]


def fill(path: Path, name: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS thing (name TEXT)")
        connection.execute("DELETE FROM thing")
        connection.execute("INSERT INTO thing VALUES (?)", [name])
        connection.commit()


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ready database, and where the live one goes."""
    path = tmp_path / "portal.sqlite3"
    monkeypatch.setattr(reseed, "database", lambda: path)
    monkeypatch.setattr(reseed, "template", lambda: tmp_path / "demo-a.sqlite3")
    fill(tmp_path / "demo-a.sqlite3", "fresh")
    return path


def test_the_first_start_copies_the_ready_database(live: Path) -> None:
    reseed.place()

    assert rows(live) == ["fresh"]


def test_the_second_start_keeps_what_was_done(live: Path) -> None:
    reseed.place()
    fill(live, "changed")
    reseed.place()

    assert rows(live) == ["changed"]


def test_other_code_brings_a_fresh_copy(live: Path, monkeypatch) -> None:
    reseed.place()
    fill(live, "changed")
    other = live.with_name("demo-b.sqlite3")
    fill(other, "newer")
    monkeypatch.setattr(reseed, "template", lambda: other)
    reseed.place()

    assert rows(live) == ["newer"]


def test_a_reset_reaches_connections_that_are_open(
    live: Path, monkeypatch, settings
) -> None:
    class Nothing:
        def close(self) -> None: ...

    monkeypatch.setattr(reseed, "connections", {"default": Nothing()})
    reseed.place()
    fill(live, "changed")
    with closing(sqlite3.connect(live)) as reader:
        assert reader.execute("SELECT name FROM thing").fetchall() == [("changed",)]
        reseed.restore()
        assert reader.execute("SELECT name FROM thing").fetchall() == [("fresh",)]
