"""One migrated template per state of the migrations; tests get copies.

SQLite: a file, because in memory WAL is silently off. PostgreSQL: a template database.
Tests that commit restore the copy instead of flushing, so that reference data stay.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connections

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "testdb"
LOADERS = (
    "portal/reference",
    "portal/agreements",
    "portal/journal",
    "credit/rulebooks",
)


def is_postgres() -> bool:
    return "postgresql" in settings.DATABASES["default"]["ENGINE"]


def state_hash() -> str:
    digest = hashlib.sha256()
    files = {
        path for path in ROOT.glob("*/**/migrations/*.py") if ".venv" not in path.parts
    }
    for folder in LOADERS:
        files |= {
            p
            for p in (ROOT / folder).rglob("*")
            if p.suffix in {".py", ".json", ".toml"}
        }
    for path in sorted(files):
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


class TestDatabase:
    """The copy that this test process works on."""

    __test__ = False

    def __init__(self, worker: str) -> None:
        self.worker = worker
        self.hash = state_hash()
        self.original = dict(settings.DATABASES["default"])
        self.copies = 0
        self.source: Path | None = None  # copied instead of the template, if set

    def setup(self) -> None:
        CACHE.mkdir(parents=True, exist_ok=True)
        with (CACHE / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._build_template()
        self.restore()

    @property
    def template(self) -> str:
        if is_postgres():
            return f"portal_tpl_{self.hash}"
        return str(CACHE / f"{self.hash}.sqlite3")

    @property
    def empty(self) -> str:
        """With all tables and no row that a loader brings: a new production site."""
        if is_postgres():
            return f"portal_empty_{self.hash}"
        return str(CACHE / f"{self.hash}.empty.sqlite3")

    @property
    def name(self) -> str:
        if is_postgres():
            return f"portal_test_{self.worker}_{os.getpid()}"
        return str(CACHE / f"run-{self.worker}-{os.getpid()}-{self.copies}.sqlite3")

    @property
    def url(self) -> str:
        """For processes that a test starts."""
        if not is_postgres():
            return f"sqlite:///{self.name}"
        db = self.original
        return f"postgres://{db['USER']}:{db['PASSWORD']}@{db['HOST']}:{db['PORT']}/{self.name}"

    def restore(self, *, empty: bool = False) -> None:
        """Put the template's state back, or that of an empty site."""
        connections["default"].close()
        source = self.empty if empty else self.template
        if is_postgres():
            with self._admin() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
                cursor.execute(f'CREATE DATABASE "{self.name}" TEMPLATE "{source}"')
        else:
            # A server thread may still hold the old copy open, and would write its
            # log back on closing: every copy is a file of its own.
            self._remove_copy()
            self.copies += 1
            shutil.copyfile(self.source or source, self.name)
        connections["default"].settings_dict["NAME"] = self.name
        settings.DATABASES["default"]["NAME"] = self.name

    def drop(self) -> None:
        connections["default"].close()
        if is_postgres():
            with self._admin() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        else:
            self._remove_copy()

    def _remove_copy(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(self.name + suffix).unlink(missing_ok=True)

    def _build_template(self) -> None:
        if is_postgres():
            with self._admin() as cursor:
                cursor.execute(
                    "SELECT count(*) FROM pg_database WHERE datname IN (%s, %s)",
                    [self.template, self.empty],
                )
                if cursor.fetchone() == (2,):
                    return
                building = f"portal_building_{os.getpid()}"
                cursor.execute(f'CREATE DATABASE "{building}"')
                url = self.url.replace(self.name, building)
                _run(url, ["migrate", "-v0"])
                for name in (self.empty, self.template):
                    cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
                cursor.execute(f'CREATE DATABASE "{self.empty}" TEMPLATE "{building}"')
                _load(url)
                cursor.execute(
                    f'ALTER DATABASE "{building}" RENAME TO "{self.template}"'
                )
        elif not (Path(self.template).exists() and Path(self.empty).exists()):
            building = f"{self.template}.{os.getpid()}"
            url = f"sqlite:///{building}"
            _run(url, ["migrate", "-v0"])
            _checkpoint(Path(building))
            shutil.copyfile(building, self.empty)
            _load(url)
            _checkpoint(Path(building))
            Path(building).rename(self.template)
            for old in sorted(
                CACHE.glob("????????????????.sqlite3"), key=lambda p: p.stat().st_mtime
            )[:-6]:
                old.unlink(missing_ok=True)
                old.with_suffix(".empty.sqlite3").unlink(missing_ok=True)

    @contextlib.contextmanager
    def _admin(self) -> Iterator:
        import psycopg

        db = self.original
        with (
            psycopg.connect(
                host=db["HOST"],
                port=db["PORT"],
                user=db["USER"],
                password=db["PASSWORD"],
                dbname="postgres",
                autocommit=True,
            ) as connection,
            connection.cursor() as cursor,
        ):
            yield cursor


def _load(url: str) -> None:
    for command in ("load_reference", "load_agreements"):
        _run(url, [command, "-v0"])


def _run(url: str, command: list[str]) -> None:
    subprocess.run(
        [sys.executable, "-m", "portal.cli", *command],
        check=True,
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "PORTAL_MODE": "test"},
    )


def _checkpoint(path: Path) -> None:
    import sqlite3

    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
