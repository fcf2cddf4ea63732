"""Can an editor work, and only an editor?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from cms.middleware import OneTransaction
from cms.models import GuidancePage, PlainPage
from cms.reports import gaps
from portal.journal.models import EntryRow
from tests.people import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(shipped: None, cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.editor)
    return client


def form_of(page: PlainPage) -> dict[str, str]:
    """What the browser posts for a plain page without blocks."""
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "edition": "",
        "clauses": "",
        "reviewed_on": "",
        "review_due": "",
        "change_note": "",
        "changed_on": "",
        "seo_title": "",
        "search_description": "",
        "body-count": "0",
        "sources-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }


def test_an_editor_gets_in_and_a_stranger_does_not(editor: Client, cast: Cast) -> None:
    stranger = Client()
    stranger.force_login(cast.stranger)

    assert editor.get("/cms/").status_code == 200
    assert Client().get("/cms/", follow=True).redirect_chain[-1] == (
        "/zh-hans/account/login/?next=%2Fcms%2F",
        302,
    )
    refused = stranger.get("/cms/", follow=True)
    assert refused.status_code == 403
    assert "只有编辑在这里工作" in refused.content.decode()


def test_an_editor_edits_and_publishes(editor: Client, page) -> None:
    contact = page("contact")
    url = reverse("wagtailadmin_pages:edit", args=[contact.pk])
    data = form_of(contact) | {"title": "Whom to write to"}

    assert editor.get(url).status_code == 200
    response = editor.post(url, data | {"action-publish": "action-publish"})

    assert response.status_code == 302
    assert "Whom to write to" in Client().get("/en/contact/").content.decode()


def test_an_editor_saves_a_draft_that_nobody_else_sees(editor: Client, page) -> None:
    contact = page("contact")
    url = reverse("wagtailadmin_pages:edit", args=[contact.pk])

    editor.post(url, form_of(contact) | {"title": "Not ready"})

    assert "Not ready" not in Client().get("/en/contact/").content.decode()
    assert PlainPage.objects.get(pk=contact.pk).has_unpublished_changes


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_draft_is_previewed_and_then_published_in_either_language(
    editor: Client, page, language: str
) -> None:
    contact = page("contact", language)
    url = reverse("wagtailadmin_pages:edit", args=[contact.pk])
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[contact.pk])
    address = f"/{language}/contact/"
    data = form_of(contact) | {"title": "Zebra 斑马"}

    editor.post(url, data)
    assert editor.post(preview, data).json()["is_valid"]
    assert "Zebra 斑马" in editor.get(preview).content.decode()
    assert "Zebra 斑马" not in Client().get(address).content.decode()

    editor.post(url, data | {"action-publish": "action-publish"})
    assert "Zebra 斑马" in Client().get(address).content.decode()


def test_an_editor_sees_every_edit_form(editor: Client, page) -> None:
    for path in (
        "",
        "is-this-for-us",
        "guidance",
        "guidance/eight-phases",
        "guidance/questions",
        "standard",
        "standard/gbt-29490-2023",
        "policies/circular-2015-44",
    ):
        url = reverse("wagtailadmin_pages:edit", args=[page(path).pk])
        assert editor.get(url).status_code == 200, path


def test_the_report_lists_what_is_missing_or_older_with_dates(
    editor: Client, page
) -> None:
    page("guidance/trusteeship", "zh-hans").unpublish()
    GuidancePage.objects.filter(pk=page("guidance/your-rights").pk).update(
        last_published_at=datetime(2026, 1, 5, 4, tzinfo=UTC)
    )

    shown = editor.get(reverse("cms_language_report")).content.decode()

    assert [(g.page.slug, g.state, g.language) for g in gaps()] == [
        ("your-rights", "older", "en"),
        ("trusteeship", "missing", "zh-hans"),
    ]
    assert "Trusteeship for small and micro enterprises" in shown
    assert "您作为委托方的权利" in shown


def test_the_report_is_empty_after_loading(editor: Client) -> None:
    assert gaps() == []
    assert editor.get(reverse("cms_language_report")).status_code == 200


def test_an_editor_starts_a_translation(editor: Client, page) -> None:
    section = page("guidance")
    fresh = GuidancePage(title="Fresh", slug="fresh", locale=section.locale)
    section.add_child(instance=fresh)

    url = reverse("wagtail_localize:submit_page_translation", args=[fresh.pk])

    assert editor.get(url).status_code == 200


def test_an_editor_sets_the_public_footer(editor: Client) -> None:
    url = reverse("wagtailsettings:edit", args=["cms", "publicfooter"])
    url = editor.get(url).headers.get("Location", url)

    response = editor.post(
        url, {"operator": "宁波知识产权服务协调中心", "operator_en": "Ningbo Institute"}
    )

    assert response.status_code == 302
    assert "Run by Ningbo Institute" in Client().get("/en/").content.decode()


def test_a_refused_post_leaves_nothing_behind(editor: Client, page) -> None:
    contact = page("contact")
    entries = EntryRow.objects.count()
    url = reverse("wagtailadmin_pages:edit", args=[contact.pk])

    response = editor.post(
        url, form_of(contact) | {"title": "", "action-publish": "action-publish"}
    )

    assert response.status_code == 200
    assert EntryRow.objects.count() == entries
    assert PlainPage.objects.get(pk=contact.pk).title == "Contact and complaints"


def test_what_a_failing_view_wrote_is_undone(rf, page) -> None:
    contact = page("contact")

    def view(request):
        PlainPage.objects.filter(pk=contact.pk).update(title="Half done")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        OneTransaction(view).process_view(rf.post("/cms/pages/"), view, (), {})

    assert PlainPage.objects.get(pk=contact.pk).title == "Contact and complaints"


def test_a_page_scheduled_for_later_goes_public_on_its_day(page, cast: Cast) -> None:
    contact = page("contact")
    contact.title = "From Monday on"
    revision = contact.save_revision(
        user=cast.editor,
        approved_go_live_at=datetime.now(UTC) - timedelta(minutes=1),
    )
    revision.save()
    entries = EntryRow.objects.count()

    call_command("publish_scheduled")

    assert PlainPage.objects.get(pk=contact.pk).title == "From Monday on"
    assert EntryRow.objects.count() == entries + 1
