"""What the journal says about rulebooks in force and confirmed results."""

from dataclasses import dataclass

from portal.journal.entries import Entry


@dataclass(frozen=True, kw_only=True)
class RulebookFounded(Entry):
    """The founding act: rulebook and model 1 come into force."""

    sha256: str
    model: str
    model_sha256: str
    valid_from: str


@dataclass(frozen=True, kw_only=True)
class ResultConfirmed(Entry):
    """An officer looked at a practitioner's result before it is published."""

    valid_at: str
    institute: str
