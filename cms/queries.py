"""What do pages list: what stands below, what changed, what the other language has?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wagtail.models import Locale, Page

from cms.translations import other_language

CHANGES_SHOWN = 5


@dataclass(frozen=True)
class Change:
    on: date
    title: str
    url: str
    note: str
    kind: str


def entries_below(page: Page) -> list[Page]:
    """Live pages directly below in the editors' order, with their own fields."""
    return list(page.get_children().live().specific())


def only_in_other_language(page: Page) -> list[Page]:
    """Live pages below this page's twin that have no live version here."""
    there = _twin(page)
    if there is None:
        return []
    here = page.get_children().live().values("translation_key")
    return list(there.get_children().live().exclude(translation_key__in=here))


def in_other_language(home: Page, path_components: list[str]) -> Page | None:
    """The live page at the same path below the other language's home page."""
    there = _twin(home)
    if there is None or not path_components:
        return None
    wanted = f"{there.url_path}{'/'.join(path_components)}/"
    found = Page.objects.live().filter(url_path=wanted, locale=there.locale).first()
    if found is not None and found.get_translations().live().exists():
        return None  # it has a version here, only under another address
    return found


def latest_changes(home: Page) -> list[Change]:
    """What editors said has changed, newest first, in this language."""
    from cms.models import CHANGE_PAGES  # models read this module

    found: list[Any] = []
    for model in CHANGE_PAGES:
        found += (
            model.objects.live()
            .filter(locale=home.locale, changed_on__isnull=False)
            .exclude(change_note="")
            .order_by("-changed_on")[:CHANGES_SHOWN]
        )
    found.sort(key=lambda page: (page.changed_on, page.pk), reverse=True)
    return [
        Change(
            on=page.changed_on,
            title=page.change_note,
            url=page.url,
            note=page.title,
            kind=str(page._meta.verbose_name),  # noqa: SLF001 - documented
        )
        for page in found[:CHANGES_SHOWN]
    ]


def live_pages(language: str | None = None) -> Any:  # Any: Wagtail is untyped
    """All public pages of the portal, without Wagtail's root."""
    pages = Page.objects.live().public().filter(depth__gt=1).order_by("path")
    if language:
        pages = pages.filter(locale__language_code=language)
    return pages


def _twin(page: Page) -> Page | None:
    language = other_language(page.locale.language_code)
    locale = Locale.objects.filter(language_code=language).first()
    if locale is None:
        return None
    return page.get_translations().filter(locale=locale).live().first()
