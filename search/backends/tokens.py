"""Where are the tokens looked up? The only part that differs between the databases."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import QuerySet

from search.models import Document

SQLITE_CREATE = """
CREATE VIRTUAL TABLE search_tokens USING fts5(
    tokens, detail=none, tokenize="unicode61 remove_diacritics 0 tokenchars ':.'"
)
"""
POSTGRES_CREATE = """
CREATE TABLE search_tokens (
    rowid bigint PRIMARY KEY, tokens text[] NOT NULL
);
CREATE INDEX search_tokens_gin ON search_tokens USING gin (tokens);
"""


def is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def write(document: int, tokens: Sequence[str]) -> None:
    """Replace the tokens of a document."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_tokens WHERE rowid = %s", [document])
        cursor.execute(
            "INSERT INTO search_tokens (rowid, tokens) VALUES (%s, %s)",
            [document, " ".join(tokens) if is_sqlite() else list(tokens)],
        )


def erase(documents: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        for document in documents:
            cursor.execute("DELETE FROM search_tokens WHERE rowid = %s", [document])


def forget_removed() -> None:
    """FTS5 keeps removed tokens in its segments until these are merged."""
    if is_sqlite():
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO search_tokens (search_tokens) VALUES ('optimize')"
            )


def having_all(rows: QuerySet[Document], tokens: Sequence[str]) -> QuerySet[Document]:
    """The rows that carry every token."""
    return _matching(rows, tokens, all_of=True)


def having_any(rows: QuerySet[Document], tokens: Sequence[str]) -> QuerySet[Document]:
    return _matching(rows, tokens, all_of=False)


def _matching(
    rows: QuerySet[Document], tokens: Sequence[str], *, all_of: bool
) -> QuerySet[Document]:
    if is_sqlite():
        # Tokens come from the analysis, so quotes cannot occur; doubled all the same.
        quoted = ['"' + token.replace('"', '""') + '"' for token in tokens]
        expression: object = (" AND " if all_of else " OR ").join(quoted)
        condition = "search_tokens MATCH %s"
    else:
        expression = list(tokens)
        condition = f"tokens {'@>' if all_of else '&&'} %s::text[]"
    clause = (
        "search_document.id IN (SELECT rowid FROM search_tokens "  # noqa: S608 - constants
        f"WHERE {condition})"
    )
    return rows.extra(where=[clause], params=[expression])  # noqa: S610 - values are parameters
