"""What is missing on this machine or in this database, and how is it mended?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import Error as DatabaseError

from portal.kernel import clock
from portal.outbox.models import Heartbeat, Job

QUIET = timedelta(minutes=5)


@dataclass(frozen=True)
class Finding:
    is_well: bool
    what: str
    remedy: str = ""


def examine() -> list[Finding]:
    """All findings, the well ones too; a failing examination is a finding itself."""
    found: list[Finding] = []
    for look in EXAMINATIONS:
        try:
            found.extend(look())
        except DatabaseError as error:
            found.append(
                Finding(False, f"The database refused: {error}", "portal migrate")
            )
    return found


def _folders() -> Iterator[Finding]:
    folder = settings.DATA_DIR
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".doctor"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        yield Finding(
            False,
            f"The data folder cannot be written: {error}",
            "Set PORTAL_DATA to a folder that this user may write.",
        )
    else:
        yield Finding(True, f"The data folder can be written: {folder}")


def _database() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    yield Finding(
        not missing,
        f"{missing} migrations are missing"
        if missing
        else "All migrations are applied",
        "portal migrate",
    )


def _reference() -> Iterator[Finding]:
    from portal.reference.models import Clause, Industry, Region

    for model, name in (
        (Region, "regions"),
        (Industry, "industries"),
        (Clause, "clauses"),
    ):
        count = model.objects.count()
        yield Finding(count > 0, f"{count} {name} are loaded", "portal load_reference")


def _work() -> Iterator[Finding]:
    now = clock.system_now()
    beat = Heartbeat.objects.order_by("-seen_at").first()
    alive = beat is not None and now - beat.seen_at < QUIET
    said = (
        f"A worker was seen {beat.seen_at:%Y-%m-%d %H:%M}" if beat else "No worker yet"
    )
    yield Finding(alive, said, "Start one: portal worker")
    dead = Job.objects.exclude(dead_at=None).count()
    yield Finding(
        not dead,
        f"{dead} jobs were parked after repeated failures",
        "portal jobs --dead shows them; portal jobs --retry tries again.",
    )


def _search() -> Iterator[Finding]:
    from search.analysis import ANALYSIS_VERSION
    from search.models import Document, IndexState

    count = Document.objects.count()
    yield Finding(
        count > 0, f"{count} documents can be searched", "portal search rebuild"
    )
    made = IndexState.objects.values_list("analysis_version", flat=True).first()
    if made is not None:
        yield Finding(
            made == ANALYSIS_VERSION,
            "The search index was made by this version's analysis"
            if made == ANALYSIS_VERSION
            else "The search index was made by another version's analysis",
            "portal search rebuild",
        )


def _static() -> Iterator[Finding]:
    if settings.PORTAL_MODE == "production":
        root = settings.STATIC_ROOT
        there = root is not None and (root / "staticfiles.json").exists()
        said = "collected" if there else "missing, every page fails without them"
        yield Finding(there, f"Style sheets are {said}", "portal collectstatic")


def marker() -> Iterator[Finding]:
    from portal.demo.models import DemoMarker

    marked = DemoMarker.objects.exists()
    fits = marked == (settings.PORTAL_MODE == "demo")
    yield Finding(
        fits or not marked,
        "The database holds demo data" if marked else "The database holds no demo data",
        "Point DATABASE_URL at an empty database: demo data never go into service.",
    )


def append_only_triggers() -> Iterator[Finding]:
    from portal.journal import append_only

    open_tables = append_only.unprotected(append_only.protected_tables())
    yield Finding(
        not open_tables,
        f"These tables can be changed: {', '.join(open_tables)}"
        if open_tables
        else "Journal, credit events, rules, consents and signatures are protected",
        "Add append_only.Protect to a migration of the table, then portal migrate.",
    )
    is_bypassed = append_only.is_bypassed()
    yield Finding(
        not is_bypassed,
        "The protection of the journal is switched off"
        if is_bypassed
        else "Nothing switches that protection off",
        "DELETE FROM test_bypass; then portal verify_journal and portal credit verify.",
    )


EXAMINATIONS: tuple[Callable[[], Iterator[Finding]], ...] = (
    _folders,
    _database,
    _reference,
    _search,
    _static,
    _work,
    marker,
    append_only_triggers,
)
