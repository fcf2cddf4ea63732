"""One form: who opens which page, where it is sent, and what is right to type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BaseForm

from tests.credit.cases.conftest import Desk
from tests.people import Cast, join, user

KEPT = "我们写下的话，请对方逐条阅读。"
TODAY = "2026-11-23"  # the frozen clock's day
Typed = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Row:
    who: str  # of the cast; "second_approver"; empty: anybody
    page: Callable[[Desk], str]  # builds what is needed; an address below the prefix
    sends: str  # pattern of the address that the form is sent to
    form: type[BaseForm] | None = None
    typed: Typed | Callable[[Desk], Typed] = lambda desk: {}
    may_be_empty: bool = False  # every answer may be left open
    may_repeat: bool = False  # the same said again is said again

    def values(self, desk: Desk) -> Typed:
        return self.typed(desk) if callable(self.typed) else self.typed

    def reader_of(self, desk: Desk) -> object:
        if self.who == "second_approver":
            return desk.second_approver
        return getattr(desk.cast, self.who) if self.who else None


def desk_of(cast: Cast, clock: object) -> Desk:
    second = user("zhou.ping", "Zhou Ping")
    join(second, cast.ningbo_institute, "approver")
    return Desk(cast, clock, second)  # type: ignore[arg-type] # a frozen clock


def pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("report.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
