"""Which rulebook and which model were in force at a moment?"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib import resources
from typing import TypeVar

from credit.engine import rulebook as books
from credit.engine.rulebook import Rulebook
from credit.engine.values import MODEL_1, Model
from credit.evaluate.models import ModelVersion, RulebookVersion
from portal.kernel.errors import NotFound

SHIPPED = "2026-1"
Row = TypeVar("Row", RulebookVersion, ModelVersion)


class TamperedError(Exception):
    """A published text does not have its hash any more."""


@dataclass(frozen=True)
class Versions:
    """All published versions, read once; choosing among them costs no query."""

    rulebooks: tuple[RulebookVersion, ...]  # by date in force
    models: tuple[ModelVersion, ...]

    def rulebook(self, known_at: datetime, version: str | None = None) -> Rulebook:
        """Before the founding: the first one, or the one shipped."""
        row = _chosen(self.rulebooks, known_at, version)
        return _checked(row) if row else parsed(shipped_text())

    def model(self, known_at: datetime, version: str | None = None) -> Model:
        row = _chosen(self.models, known_at, version)
        return _model(row) if row else MODEL_1


def load() -> Versions:
    """Two queries."""
    active = RulebookVersion.objects.filter(status=RulebookVersion.Status.ACTIVE)
    return Versions(
        tuple(active.order_by("valid_from", "pk")),
        tuple(ModelVersion.objects.order_by("valid_from", "pk")),
    )


def shipped_text(version: str = SHIPPED) -> str:
    return (resources.files("credit.rulebooks") / f"{version}.toml").read_text("utf-8")


def sha256_of_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=32)
def parsed(text: str) -> Rulebook:
    return books.parse(text)


def _chosen(
    rows: tuple[Row, ...], known_at: datetime, version: str | None
) -> Row | None:
    if version is not None:
        named = next((row for row in rows if row.version == version), None)
        if named is None and version not in {SHIPPED, MODEL_1.version}:
            raise NotFound(f"There is no published version {version}.")
        return named
    in_force = [
        row
        for row in rows
        if row.valid_from <= known_at and row.recorded_at <= known_at
    ]
    return in_force[-1] if in_force else next(iter(rows), None)


def _checked(row: RulebookVersion) -> Rulebook:
    rulebook = parsed(row.text)
    if rulebook.sha256 != row.sha256:
        raise TamperedError(f"Rulebook {row.version} was changed after publication.")
    return rulebook


def _model(row: ModelVersion) -> Model:
    model = Model(**{**row.coefficients, "version": row.version})
    if model.sha256 != row.sha256:
        raise TamperedError(f"Model {row.version} was changed after publication.")
    return model
