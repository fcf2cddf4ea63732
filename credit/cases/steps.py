"""Which steps does a page of a case, review or tip-off offer, with which form and action?

One row per step; the views run them all the same way.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.utils.functional import Promise

from portal.accounts.actors import Actor

Data = Mapping[str, Any]  # cleaned values of the step's form


@dataclass(frozen=True, kw_only=True)
class Step:
    slug: str
    title: str | Promise  # also the button that leads to it
    lead: str | Promise = ""  # what will happen, to whom
    form: type[django_forms.Form]
    run: Callable[[Actor, str, Data], object]
    when: frozenset[str]  # statuses in which the page offers it
    is_main: bool = False  # the next step, not one beside it
    is_final: bool = False  # cannot be taken back

    @property
    def asks_nothing(self) -> bool:
        """Nothing to type or choose: the page can offer the button itself."""
        return not self.form().visible_fields()


def on(*statuses: str) -> frozenset[str]:
    return frozenset(statuses)


def plain(
    action: Callable[..., object], /, ref: str = "ref", **renamed: str
) -> Callable[[Actor, str, Data], object]:
    """Runs the action with what the form gives; `renamed`: field → its keyword."""

    def run(actor: Actor, about: str, data: Data) -> object:
        values = {renamed.get(name, name): value for name, value in data.items()}
        return action(**{ref: about}, actor=actor, **values)

    return run


def offered(steps: list[Step], status: str) -> list[Step]:
    return [step for step in steps if status in step.when]


def named(steps: list[Step], slug: str) -> Step | None:
    return next((step for step in steps if step.slug == slug), None)
