"""How is the demo's ready database built once and put in place in seconds?"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connections

from portal.settings.env import BASE_DIR

PARTS = ("portal", "credit", "marketplace", "cms", "search")
SUFFIXES = {".py", ".toml", ".json", ".md", ".txt"}


def database() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def template() -> Path:
    """The ready database for exactly this code and content."""
    digest = hashlib.sha256()
    for part in PARTS:
        for path in sorted((BASE_DIR / part).rglob("*")):
            if path.suffix in SUFFIXES and "__pycache__" not in path.parts:
                digest.update(path.relative_to(BASE_DIR).as_posix().encode())
                digest.update(path.read_bytes())
    return database().with_name(f"demo-{digest.hexdigest()[:12]}.sqlite3")


def build() -> Path:
    """Migrate and seed a fresh database (half a minute), unless it is there already."""
    ready = template()
    if ready.exists():
        return ready
    ready.parent.mkdir(parents=True, exist_ok=True)
    for old in ready.parent.glob("demo-*.sqlite3*"):
        old.unlink()
    building = ready.with_suffix(".building")
    building.unlink(missing_ok=True)
    environment = {  # the children must not fill the live database
        **os.environ,  # noqa: TID251 - handed on, not read
        "DATABASE_URL": f"sqlite:///{building}",
        "PORTAL_MODE": "demo",
    }
    for command in (["migrate", "-v0"], ["seed_demo"]):
        subprocess.run(  # noqa: S603 - our own command line
            [sys.executable, "-m", "portal.cli", *command],
            check=True,
            env=environment,
            cwd=BASE_DIR,
        )
    with closing(sqlite3.connect(building)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    building.rename(ready)
    return ready


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
