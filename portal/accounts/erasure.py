"""Who helps to erase a person? Each app blanks its own fields (portal.wiring)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Whom to erase. `values` are the texts that must be found nowhere afterwards."""

    user_ref: str  # '' when nobody claimed the person
    person_ref: str  # '' when the user is no practitioner
    values: tuple[str, ...]

    @property
    def refs(self) -> list[str]:
        return [ref for ref in (self.user_ref, self.person_ref) if ref]


Eraser = Callable[[Subject], None]
_erasers: Sequence[Eraser] = ()


def install(erasers: Sequence[Eraser]) -> None:
    global _erasers
    _erasers = erasers


def run(subject: Subject) -> None:
    for eraser in _erasers:
        eraser(subject)
