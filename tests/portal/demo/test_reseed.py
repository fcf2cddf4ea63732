"""The ready database is built once for the code and put in place in seconds."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from portal.demo import reseed

OWN_VIEWS = re.compile(
    r"^(from|import) (portal|credit|marketplace|cms|search)\b(.* import views\b|.*\.views\b)",
    re.MULTILINE,
)


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


def test_a_change_of_pages_needs_no_new_data_but_a_change_of_content_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = tmp_path / "portal"
    app.mkdir()
    monkeypatch.setattr(reseed, "BASE_DIR", tmp_path)
    (app / "views.py").write_text("1")
    (app / "models.py").write_text("1")
    before = reseed.template().name

    (app / "views.py").write_text("2")
    assert reseed.template().name == before
    (app / "models.py").write_text("2")
    assert reseed.template().name != before


def test_what_the_ready_database_leaves_out_is_used_by_pages_only() -> None:
    others = [
        path.relative_to(reseed.BASE_DIR).as_posix()
        for part in reseed.PARTS
        for path in (reseed.BASE_DIR / part).rglob("*.py")
        if not {"views", "views.py", "urls.py"}.intersection(path.parts)
        and OWN_VIEWS.search(path.read_text())
    ]

    # Who may read which file, and pages about refusals: no data.
    assert sorted(others) == [
        "cms/middleware.py",
        "portal/ui/middleware.py",
        "portal/wiring.py",
    ]


def test_a_change_of_code_builds_on_the_migrated_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = []
    monkeypatch.setattr(reseed, "template", lambda: tmp_path / "demo-a.sqlite3")
    monkeypatch.setattr(reseed, "migrated", lambda: tmp_path / "migrated-a.sqlite3")
    monkeypatch.setattr(
        reseed.subprocess,
        "run",
        lambda command, env, **_: (
            commands.append(command[3]),
            fill(Path(env["DATABASE_URL"].removeprefix("sqlite:///")), command[3]),
        ),
    )

    reseed.build()
    monkeypatch.setattr(reseed, "template", lambda: tmp_path / "demo-b.sqlite3")
    ready = reseed.build()

    assert commands == ["migrate", "seed_demo", "seed_demo"]
    assert rows(ready) == ["seed_demo"]
    assert not (tmp_path / "demo-a.sqlite3").exists()
