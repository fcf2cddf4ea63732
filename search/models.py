"""The embedded index: one row a document, its tokens beside it.

SQLite looks up tokens in an FTS5 table, PostgreSQL in a text[] column with a GIN
index (both made in the migration); everything else is the same code.
"""

from django.db import models


class Document(models.Model):
    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=64)
    language = models.CharField(max_length=10, blank=True)
    content = models.JSONField()  # SearchDoc as stored
    facets = models.JSONField(default=dict)  # facet → expanded values
    rank = models.FloatField(default=0)
    name_tokens = models.TextField(blank=True)
    tokens = models.TextField(blank=True)
    version = models.PositiveBigIntegerField(default=1)  # raised with every change

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "ref", "language"], name="search_document_once"
            )
        ]


class IndexState(models.Model):
    """One row: which analysis made the tokens, and how often the index changed."""

    analysis_version = models.PositiveSmallIntegerField()
    changes = models.PositiveBigIntegerField(default=0)
