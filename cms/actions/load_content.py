"""Bring the shipped pages into Wagtail's two trees, and never over an editor's work."""

from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from wagtail.models import Locale, Page, Site

from cms import content_files, models
from cms.content_files import Listed, Source
from cms.fill import fill, resolver
from cms.models.base import ContentPage
from cms.translations import LANGUAGES
from portal.kernel import clock

Key = tuple[str, str]  # path below home, language
WELCOME = "wagtail's welcome"


@dataclass
class Report:
    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # an editor's version stands


@transaction.atomic
def load_content() -> Report:
    """Idempotent: a second run does nothing, a newer file updates untouched pages."""
    report = Report()
    locales = {
        code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES
    }
    pages = _grow(locales, report)
    _set_site(pages["", LANGUAGES[0]])
    ids = {key: page.pk for key, page in pages.items()}
    for listed, language, source in content_files.everything():
        _write(pages[listed.path, language], source, ids, report)
    return report


def _grow(locales: dict[str, Locale], report: Report) -> dict[Key, ContentPage]:
    """Every listed page exists and its languages share a translation key."""
    pages: dict[Key, ContentPage] = {}
    root = Page.get_first_root_node()
    for listed, language, source in content_files.everything():
        parent = root if listed.parent is None else pages[listed.parent, language]
        slug = listed.slug or f"home-{language}"
        model = getattr(models, listed.kind)
        found = model.objects.filter(slug=slug, locale=locales[language])
        page = found.child_of(parent).first() if parent else None
        if page is None:
            page = _plant(parent, listed, source, locales[language], pages)
            report.created.append(source.name)
        pages[listed.path, language] = page
    return pages


def key_of(path: str) -> UUID:
    """From the place, so that two installations (and two demos) agree in their journal."""
    return uuid5(NAMESPACE_URL, f"shipped page:{path}")


def _plant(
    parent: Page,
    listed: Listed,
    source: Source,
    locale: Locale,
    pages: dict[Key, ContentPage],
) -> ContentPage:
    page: ContentPage = getattr(models, listed.kind)(
        title=source.head["title"],
        slug=listed.slug or f"home-{locale.language_code}",
        locale=locale,
        live=False,
        loaded_from=source.name,
    )
    twins = (pages.get((listed.path, code)) for code in LANGUAGES)
    if twin := next((t for t in twins if t is not None), None):
        page.translation_key = twin.translation_key
    elif not Page.objects.filter(translation_key=key_of(listed.path)).exists():
        page.translation_key = key_of(listed.path)
    type(parent).objects.get(pk=parent.pk).add_child(instance=page)
    return page


def _write(
    page: ContentPage, source: Source, ids: dict[Key, int], report: Report
) -> None:
    if page.loaded_digest == source.digest:
        return
    if page.loaded_digest:
        if _was_edited(page):
            report.kept.append(source.name)
            return
        report.updated.append(source.name)
    page.refresh_from_db()  # its children were added to another copy of it
    fill(page, source, resolver(ids, page.locale.language_code))
    page.loaded_digest = source.digest
    revision = page.save_revision(log_action=False)
    revision.publish(log_action=False)
    now = clock.now()  # both languages and the demo's clock agree
    stamped = {"loaded_revision": revision.pk, "last_published_at": now}
    if not report.updated or source.name not in report.updated:
        stamped["first_published_at"] = now
    type(page).objects.filter(pk=page.pk).update(**stamped)


def _was_edited(page: ContentPage) -> bool:
    return page.latest_revision_id != page.loaded_revision


def _set_site(home: Page) -> None:
    """The default site opens our home page; Wagtail's welcome page goes."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
        return
    old = site.root_page
    if old.pk != home.pk and type(old.specific) is Page:
        site.root_page = Page.objects.get(pk=home.pk)
        site.save()
        # Its end is journaled under its key, which Wagtail drew by lot.
        Page.objects.filter(pk=old.pk).update(translation_key=key_of(WELCOME))
        Page.objects.get(pk=old.pk).delete()
