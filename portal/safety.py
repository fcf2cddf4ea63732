"""May this process serve from this database?

Demo data never go into service, and nothing may switch off the protection of what was
recorded. Asked by `portal check --database default`, and when web server or worker
start: an operator who never runs the doctor is told too.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from portal import doctor


def faults() -> list[doctor.Finding]:
    """What forbids to serve; a database that cannot be read raises its own error."""
    looks = [doctor.append_only_triggers]
    if settings.PORTAL_MODE == "production":
        looks.append(doctor.marker)
    return [found for look in looks for found in look() if not found.is_well]


def refuse_unsafe_start() -> None:
    """Called when web server and worker start in production; one sentence each."""
    if settings.PORTAL_MODE != "production":
        return
    if _migrations_are_missing():
        msg = "Migrations are missing. Run `portal migrate` before this process starts."
        raise ImproperlyConfigured(msg)
    for found in faults():
        raise ImproperlyConfigured(f"{found.what}. {found.remedy}")


def check_database(
    app_configs: object, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    # `migrate` runs this check first and must be able to mend what is missing.
    if not databases or _migrations_are_missing():
        return []
    return [
        checks.Error(found.what, hint=found.remedy, id=f"portal.E{number:03d}")
        for number, found in enumerate(faults(), start=1)
    ]


def _migrations_are_missing() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
