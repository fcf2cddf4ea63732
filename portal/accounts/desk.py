"""What waits for this reader? Each app tells its steps; the desk shows them by date."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from portal.accounts.actors import Actor


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that the reader can do next; texts are in the reader's language."""

    title: str
    url: str
    label: str  # of the button
    note: str = ""
    due: datetime | None = None
    only_if_alone: bool = False  # an invitation, for example, comes before it


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of news."""

    text: str
    url: str
    at: datetime
    unread: bool
    body: str = ""


Provider = Callable[[Actor], Sequence[Step]]
News = Callable[[str, int], Sequence[Line]]
_providers: Sequence[Provider] = ()
_news: News = lambda _user_ref, _limit: ()  # noqa: E731 - replaced by install
FAR = datetime.max.replace(tzinfo=UTC)


def install(providers: Sequence[Provider], news: News) -> None:
    """Called once with portal.wiring.DESK and where the inbox's lines come from."""
    global _providers, _news
    _providers, _news = providers, news


def steps_for(actor: Actor, own: Sequence[Step] = ()) -> list[Step]:
    """All next steps, the nearest deadline first, those without one last.

    `own` come from the account itself, which the desk has read already.
    """
    told = [step for provider in _providers for step in provider(actor)]
    found = [*own, *told]
    urgent = [step for step in found if not step.only_if_alone]
    return sorted(urgent or found, key=lambda step: step.due or FAR)


def news_for(user_ref: str, limit: int = 5) -> Sequence[Line]:
    return _news(user_ref, limit)
