"""What is a complaint about, when that thing belongs to a package above this one?

The marketplace tells through portal.wiring who is who in an engagement; parties are
known here. Nothing of the engagement is read again after filing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.kernel.errors import NotFound
from portal.parties import queries as parties


@dataclass(frozen=True, kw_only=True)
class About:
    """As it stood at filing. `milestones`: ref → (amount in minor units, currency)."""

    ref: str
    complainant_ref: str = ""  # empty: whoever the actor speaks for
    respondent_ref: str
    summary: str = ""
    shares: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Held:
    """The money of a milestone that a ruling splits."""

    amount_minor: int
    currency: str


Resolver = Callable[[Actor, str], About]  # raises NotFound for a stranger
HeldAmount = Callable[[str], Held | None]
Choices = Callable[[Actor], list[tuple[str, str]]]  # ref and what it is
_resolvers: Mapping[str, Resolver] = {}
_choices: Choices = lambda _actor: []  # noqa: E731 - replaced by install


def _unknown(_milestone_ref: str) -> Held | None:
    return None


_held: HeldAmount = _unknown


def install(
    resolvers: Mapping[str, Resolver],
    held: HeldAmount | None = None,
    choices: Choices | None = None,
) -> None:
    """Prefix of the ref → who is who in it (portal.wiring)."""
    global _resolvers, _held, _choices
    _resolvers, _held = resolvers, held or _unknown
    _choices = choices or (lambda _actor: [])


def about(actor: Actor, ref: str) -> About:
    """Every refusal names the field in which the number was typed."""
    try:
        return _about(actor, ref)
    except NotFound as error:
        raise NotFound(error.message, field="about") from error


def _about(actor: Actor, ref: str) -> About:
    prefix = ref.partition("-")[0]
    if prefix in {"ORG", "PER"}:
        party = parties.party(ref)
        return About(ref=party.ref, respondent_ref=party.ref)
    if prefix in _resolvers:
        return _resolvers[prefix](actor, ref)
    raise NotFound(_("There is nothing with this number that you can complain about."))


def choices(actor: Actor) -> list[tuple[str, str]]:
    return _choices(actor)


def held_amount(milestone_ref: str) -> Held | None:
    return _held(milestone_ref)
