"""How does a page stand in the other language: missing, older, or level with it?

The day of the last publication decides: a small correction on the same day makes
nothing older, a publication on a later day does until the other language follows.
"""

from dataclasses import dataclass
from datetime import date

from wagtail.models import Page

from portal.kernel import clock


@dataclass(frozen=True)
class Twin:
    """The page's other language version."""

    state: str  # "level", "missing", "older" (the twin lags), "newer" (this page lags)
    language: str
    url: str = ""
    title: str = ""
    changed_on: date | None = None  # of the twin
    own_changed_on: date | None = None


LANGUAGES = ("zh-hans", "en")


def other_language(language: str) -> str:
    return next(code for code in LANGUAGES if code != language)


def changed_on(page: Page) -> date | None:
    moment = page.last_published_at
    return clock.local_date(moment) if moment else None


def state_of(page: Page, other: Page | None) -> str:
    if other is None:
        return "missing"
    own, theirs = changed_on(page), changed_on(other)
    if own is None or theirs is None or own == theirs:
        return "level"
    return "older" if theirs < own else "newer"


def twin_of(page: Page) -> Twin:
    """One query for the twin, none for its address beyond Wagtail's cached roots."""
    language = other_language(page.locale.language_code)
    other = (
        Page.objects.filter(
            translation_key=page.translation_key, locale__language_code=language
        )
        .live()
        .select_related("locale")
        .first()
    )
    return Twin(
        state=state_of(page, other),
        language=language,
        url=(other.url or "") if other else "",
        title=other.title if other else "",
        changed_on=changed_on(other) if other else None,
        own_changed_on=changed_on(page),
    )
