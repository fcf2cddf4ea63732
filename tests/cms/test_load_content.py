"""Is loading harmless when repeated, and does an editor's work survive it?"""

import pytest
from wagtail.models import Page

from cms import content_files
from cms.actions import load_content as loading
from cms.actions.import_circular import import_circular
from cms.actions.load_content import WELCOME, key_of, load_content
from cms.entries import PagePublished, PageUnpublished
from cms.models import PolicyDocumentPage
from portal.journal.models import EntryRow
from tests.people import Cast

pytestmark = pytest.mark.django_db


def test_a_second_run_creates_updates_and_keeps_nothing(shipped: None) -> None:
    entries = EntryRow.objects.count()

    report = load_content()

    assert (report.created, report.updated, report.kept) == ([], [], [])
    assert EntryRow.objects.count() == entries


def test_translations_share_a_key_and_stand_in_two_trees(page) -> None:
    english, chinese = (
        page("guidance/trusteeship"),
        page("guidance/trusteeship", "zh-hans"),
    )

    assert english.translation_key == chinese.translation_key
    assert english.get_parent().specific.translation_key == (
        chinese.get_parent().specific.translation_key
    )
    assert english.url == "/en/guidance/trusteeship/"


def newer(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """Pretend that the shipped file of `path` changed."""
    read = loading.content_files.read

    def changed(asked: str, language: str):
        source = read(asked, language)
        if asked != path or language != "en" or source is None:
            return source
        head = {**source.head, "title": "A newer title"}
        return loading.Source(source.name, "0" * 64, head, source.body)

    monkeypatch.setattr(loading.content_files, "read", changed)


def test_a_newer_file_updates_a_page_that_nobody_touched(page, monkeypatch) -> None:
    newer(monkeypatch, "contact")

    report = load_content()

    assert report.updated == ["en/contact.md"]
    assert page("contact").title == "A newer title"


def test_a_newer_file_never_overwrites_an_editor(page, cast: Cast, monkeypatch) -> None:
    contact = page("contact")
    contact.title = "As the editor wants it"
    contact.save_revision(user=cast.editor).publish()
    newer(monkeypatch, "contact")

    report = load_content()

    assert report.updated == []
    assert report.kept == ["en/contact.md"]
    assert page("contact").title == "As the editor wants it"


def test_editing_the_document_page_keeps_the_archived_text(page, cast: Cast) -> None:
    document = page("policies/circular-2015-44")
    draft = document.get_latest_revision_as_object()
    draft.summary = "Shorter"
    draft.save_revision(user=cast.editor).publish()
    import_circular()

    stored = PolicyDocumentPage.objects.get(pk=document.pk)
    assert stored.summary == "Shorter"
    assert stored.is_intact
    assert stored.archived_text != ""


def test_publishing_and_unpublishing_are_journaled_with_ids_only(
    page, cast: Cast
) -> None:
    contact = page("contact")
    contact.save_revision(user=cast.editor).publish()
    contact.unpublish()

    stream = f"PAGE-{contact.translation_key.hex[:10].upper()}"
    rows = EntryRow.objects.filter(stream=stream).order_by("number")
    assert [row.kind for row in rows][-2:] == [
        PagePublished.__name__,
        PageUnpublished.__name__,
    ]
    assert rows.reverse()[1].actor == cast.editor.ref
    assert contact.title not in rows.reverse()[1].body


def test_every_installation_journals_the_shipped_pages_under_the_same_keys(
    shipped: None,
) -> None:
    """So that two demos built from one seed agree to the last entry."""
    listed = {one.path for one, _, _ in content_files.everything()}
    keys = {key_of(path) for path in listed}
    below = Page.objects.filter(depth__gt=1)
    assert set(below.values_list("translation_key", flat=True)) == keys
    rows = EntryRow.objects.filter(stream__startswith="PAGE-")
    streams = set(rows.values_list("stream", flat=True))
    named = {f"PAGE-{key.hex[:10].upper()}" for key in keys | {key_of(WELCOME)}}
    assert streams <= named
