"""What do people sign and decide?"""

from dataclasses import dataclass

from portal.journal.entries import Entry


@dataclass(frozen=True, kw_only=True)
class TextSigned(Entry):
    """The stream is the party."""

    code: str
    version: int
    about: str


@dataclass(frozen=True, kw_only=True)
class ConsentDecided(Entry):
    """The stream is the party; `given` false is a refusal or a withdrawal."""

    purpose: str
    about: str
    given: bool
