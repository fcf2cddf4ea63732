"""Under which name does a reader hear of a party? Kept in both, chosen when read."""

from collections.abc import Iterable, Mapping

from portal.parties.models import Party
from portal.reference.queries import is_chinese

NAME, ENGLISH = "name", "name_en"


def both(party: Party | None) -> dict[str, str]:
    """For facts that wait for readers of either language."""
    return {
        NAME: party.name if party else "",
        ENGLISH: party.name_en if party else "",
    }


def chosen(name: str, name_en: str) -> str:
    """In the language of the page; a name without an English form stays as it is."""
    return name_en if name_en and not is_chinese() else name


def is_both(fact: object) -> bool:
    return isinstance(fact, Mapping) and fact.keys() == {NAME, ENGLISH}


def spoken(fact: object) -> object:
    """The chosen name where the fact holds both, else the fact as it is."""
    if isinstance(fact, Mapping) and is_both(fact):
        return chosen(fact[NAME], fact[ENGLISH])
    return fact


def joined(parties: Iterable[Party], between: str) -> tuple[str, str]:
    """(names, English names) of several, for a title."""
    rows = list(parties)
    return (
        between.join(row.name for row in rows),
        between.join(row.name_en or row.name for row in rows),
    )
