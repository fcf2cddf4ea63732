"""Where does an award lead? Engagements stand above this package (portal.wiring)."""

from collections.abc import Callable

from portal.accounts.actors import Actor

Finder = Callable[[Actor, str], str]  # (actor, request ref) → ref or ''


def _nowhere(_actor: Actor, _request_ref: str) -> str:
    return ""


_finder: Finder = _nowhere


def install(finder: Finder) -> None:
    global _finder
    _finder = finder


def engagement_ref(actor: Actor, request_ref: str) -> str:
    """For the two sides and who works on it; '' for everybody else."""
    return _finder(actor, request_ref)
