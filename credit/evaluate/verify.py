"""Are the published rules, numbers and confirmed results those of the journal?

A text has its sha256 in its row, and the journal has it of the founding act: changing
row and hash together is found too.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from credit.engine.values import Model
from credit.evaluate.models import ConfirmedResult, ModelVersion, RulebookVersion
from credit.evaluate.versions import sha256_of_text
from portal.journal.models import EntryRow

FOUNDED, CONFIRMED = "RulebookFounded", "ResultConfirmed"
Body = Mapping[str, str]


def breaks() -> list[str]:
    """One sentence per version or result that is not as published."""
    founded = {
        row.stream.removeprefix("rulebook:"): json.loads(row.body)
        for row in EntryRow.objects.filter(kind=FOUNDED)
    }
    return [*_rulebooks(founded), *_models(founded), *_confirmed()]


def _rulebooks(founded: Mapping[str, Body]) -> Iterator[str]:
    published = {
        row.version: row
        for row in RulebookVersion.objects.exclude(
            status=RulebookVersion.Status.DRAFT
        ).order_by("pk")
    }
    for version, row in published.items():
        if sha256_of_text(row.text) != row.sha256:
            yield f"Rulebook {version}: the text does not match its sha256"
        said = founded.get(version)
        if said is None:
            yield f"Rulebook {version}: the journal does not know its publication"
        elif (said["sha256"], _moment(said)) != (row.sha256, row.valid_from):
            yield f"Rulebook {version}: sha256 or date are not those of the journal"
    for version in founded.keys() - published.keys():
        yield f"Rulebook {version}: it was published and is missing"


def _models(founded: Mapping[str, Body]) -> Iterator[str]:
    journaled = {said["model"]: said["model_sha256"] for said in founded.values()}
    rows = {row.version: row for row in ModelVersion.objects.order_by("pk")}
    for version, row in rows.items():
        if _model_sha256(row) != row.sha256:
            yield f"Model {version}: the coefficients do not match their sha256"
        if journaled.get(version) != row.sha256:
            yield f"Model {version}: its sha256 is not that of the journal"
    for version in journaled.keys() - rows.keys():
        yield f"Model {version}: it was published and is missing"


def _model_sha256(row: ModelVersion) -> str:
    try:
        return Model(**{**row.coefficients, "version": row.version}).sha256
    except TypeError:  # a name that no model has
        return ""


def _moment(said: Body, name: str = "valid_from") -> datetime:
    return datetime.fromisoformat(said[name])


def _confirmed() -> Iterator[str]:
    journaled = [
        (row.stream, _moment(json.loads(row.body), "valid_at"), row.actor)
        for row in EntryRow.objects.filter(kind=CONFIRMED).order_by("pk")
    ]
    stored = [
        (row.subject, row.valid_at, row.confirmed_by)
        for row in ConfirmedResult.objects.order_by("pk")
    ]
    for subject in sorted({one[0] for one in set(journaled) ^ set(stored)}):
        yield f"{subject}: the confirmed results are not those of the journal"
