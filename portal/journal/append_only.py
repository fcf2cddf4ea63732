"""How does the database itself refuse to change what was recorded?

A migration puts `Protect("table")` after the table's creation. Triggers then refuse
UPDATE and DELETE (and TRUNCATE on PostgreSQL) unless the table `test_bypass` holds a
row: tests of tampering put one there, production checks must find none.

`Protect("table", columns=[…], drafts="status = 'draft'")` freezes these columns only,
and only of rows that are no drafts any more; such a row never becomes a draft again.

Trap: SQLite builds a table anew when a migration alters it, and its triggers are gone
then. Repeat `Protect` after such a migration; `unprotected` finds what was forgotten.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

BYPASS = "test_bypass"
FUNCTION = "portal_append_only"
UNLESS_BYPASSED = f"NOT EXISTS (SELECT 1 FROM {BYPASS})"  # noqa: S608 - our own name
POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {UNLESS_BYPASSED} THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
  END IF;
  IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NULL;
END $$"""


class _WithoutState(Operation):
    reduces_to_sql = True
    reversible = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Triggers are not part of Django's models."""


class CreateBypass(_WithoutState):
    """The table that switches the triggers off while it holds a row."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        schema_editor.execute(f"CREATE TABLE {BYPASS} (id integer PRIMARY KEY)")
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(POSTGRES_FUNCTION, params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {FUNCTION}()")
        schema_editor.execute(f"DROP TABLE {BYPASS}")


class Protect(_WithoutState):
    """Refuse to change or delete the rows of `table`, or only some of their columns.

    `drafts` is an SQL condition on the row, true while it may still be changed.
    """

    def __init__(
        self, table: str, *, columns: Sequence[str] = (), drafts: str = ""
    ) -> None:
        self.table = table
        self.columns = columns
        self.drafts = drafts

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        vendor = schema_editor.connection.vendor
        conditions = self._conditions(vendor)
        for statement in _creation(self.table, vendor, conditions):
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        on = (
            f" ON {self.table}"
            if schema_editor.connection.vendor == "postgresql"
            else ""
        )
        for name in _trigger_names(self.table, schema_editor.connection.vendor):
            schema_editor.execute(f"DROP TRIGGER {name}{on}", params=None)

    def _conditions(self, vendor: str) -> dict[str, str]:
        """When an update and a delete are refused, in SQL."""
        published = f"NOT (OLD.{self.drafts})" if self.drafts else "TRUE"
        if not self.columns:
            return {"UPDATE": published, "DELETE": published}
        differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
        changes = [f"NEW.{name} {differs} OLD.{name}" for name in self.columns]
        if self.drafts:
            changes.append(f"NEW.{self.drafts}")
        return {
            "UPDATE": f"{published} AND ({' OR '.join(changes)})",
            "DELETE": published,
        }


def _creation(table: str, vendor: str, conditions: Mapping[str, str]) -> list[str]:
    if vendor == "postgresql":
        rows = [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION {FUNCTION}()"
            for verb, condition in conditions.items()
        ]
        return [
            *rows,
            (
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}()"
            ),
        ]
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"WHEN {UNLESS_BYPASSED} AND {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for verb, condition in conditions.items()
    ]


def _trigger_names(table: str, vendor: str) -> list[str]:
    ends = ["no_update", "no_delete"]
    if vendor == "postgresql":
        ends.append("no_truncate")
    return [f"{table}_{end}" for end in ends]


def is_bypassed() -> bool:
    """True where the triggers are switched off: only ever inside a test."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {BYPASS}")  # noqa: S608 - our own name
        return bool(cursor.fetchone()[0])


def protected_tables() -> list[str]:
    """Tables of all models that say `is_append_only`."""
    return [
        model._meta.db_table  # noqa: SLF001 - Django's documented meta API
        for model in apps.get_models()
        if getattr(model, "is_append_only", False)
    ]


def unprotected(tables: Iterable[str]) -> list[str]:
    """Those of the tables that lack a trigger."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        known = {row[0] for row in cursor.fetchall()}
    return [
        table
        for table in tables
        if not known.issuperset(_trigger_names(table, connection.vendor))
    ]


@contextmanager
def bypassed() -> Iterator[None]:
    """For tests of tampering: the triggers let everything pass inside."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {BYPASS} (id) VALUES (1)")  # noqa: S608
        try:
            yield
        finally:
            cursor.execute(f"DELETE FROM {BYPASS}")  # noqa: S608
