"""How is the demo's ready database built once and put in place in seconds?"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db import connections

from portal.settings.env import BASE_DIR

PARTS = ("portal", "credit", "marketplace", "cms", "search")
SUFFIXES = {".py", ".toml", ".json", ".md", ".txt"}
PAGES_ONLY = {"views", "views.py"}  # they show the data and make none


def database() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def template() -> Path:
    """The ready database for exactly this code and content."""
    paths = [
        path
        for part in PARTS
        for path in sorted((BASE_DIR / part).rglob("*"))
        if path.suffix in SUFFIXES
        and not PAGES_ONLY.intersection(path.relative_to(BASE_DIR).parts)
        and "__pycache__" not in path.parts
    ]
    return database().with_name(f"demo-{_fingerprint(paths)}.sqlite3")


def migrated() -> Path:
    """All tables and nothing of ours in them yet, for exactly these migrations."""
    paths = [
        path
        for app in apps.get_app_configs()
        for path in sorted(Path(app.path, "migrations").glob("*.py"))
    ]
    return database().with_name(f"migrated-{_fingerprint(paths)}.sqlite3")


def _fingerprint(paths: list[Path]) -> str:
    digest = hashlib.sha256(django.__version__.encode())
    for path in paths:
        digest.update("/".join(path.parts[-4:]).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def build() -> Path:
    """Migrate and seed a fresh database (minutes on a slow machine), unless it is there already."""
    ready = template()
    if ready.exists():
        return ready
    ready.parent.mkdir(parents=True, exist_ok=True)
    for old in ready.parent.glob("demo-*.sqlite3*"):
        old.unlink()
    if not migrated().exists():  # half of the work, and seldom new
        for old in ready.parent.glob("migrated-*.sqlite3*"):
            old.unlink()
        _run(["migrate", "-v0"], migrated())
    _run(["seed_demo"], ready, start=migrated())
    return ready


def _run(command: list[str], result: Path, *, start: Path | None = None) -> None:
    """Our command on a database of its own, which is `result` once it is whole."""
    building = result.with_suffix(".building")
    building.unlink(missing_ok=True)
    if start:
        shutil.copyfile(start, building)
    environment = {  # the child must not fill the live database
        **os.environ,  # noqa: TID251 - handed on, not read
        "DATABASE_URL": f"sqlite:///{building}",
        "PORTAL_MODE": "demo",
    }
    subprocess.run(  # noqa: S603 - our own command line
        [sys.executable, "-m", "portal.cli", *command],
        check=True,
        env=environment,
        cwd=BASE_DIR,
    )
    with closing(sqlite3.connect(building)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    building.rename(result)


def restore() -> None:
    """Replace the live database's content by the ready one, also under open connections.

    SQLite's backup interface takes the locks; a file copy would tear open readers.
    """
    connections["default"].close()
    with (
        closing(sqlite3.connect(build())) as ready,
        closing(sqlite3.connect(database())) as live,
    ):
        ready.backup(live)


def place() -> None:
    """At start: keep yesterday's demo when it fits the code, else a fresh copy."""
    ready = build()
    stamp = database().with_suffix(".from")
    if database().exists() and stamp.exists() and stamp.read_text() == ready.name:
        return
    for suffix in ("", "-wal", "-shm"):
        Path(f"{database()}{suffix}").unlink(missing_ok=True)
    shutil.copyfile(ready, database())
    stamp.write_text(ready.name)
