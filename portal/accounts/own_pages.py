"""Which further pages has an organization or person of one's own? (portal.wiring)"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from portal.parties.models import Role


@dataclass(frozen=True, kw_only=True)
class OwnPage:
    text: str  # in the reader's language
    url: str


# (party ref, its current roles) → pages; a natural person has the role practitioner.
Provider = Callable[[str, set[str]], Sequence[OwnPage]]
_providers: Sequence[Provider] = ()


def install(providers: Sequence[Provider]) -> None:
    """Called once with portal.wiring.OWN_PAGES."""
    global _providers
    _providers = providers


def pages_of(party_ref: str, roles: set[str]) -> list[OwnPage]:
    return [page for provider in _providers for page in provider(party_ref, roles)]


def pages_of_person(person_ref: str | None) -> list[OwnPage]:
    return pages_of(person_ref, {str(Role.PRACTITIONER)}) if person_ref else []
