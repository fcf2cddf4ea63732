"""An editor's desk leads to the editors' admin, not to registering a firm."""

import pytest
from wagtail.models import Page

from tests.people import Cast

pytestmark = pytest.mark.django_db
WORDS = {
    "en": ("Open the editors’ admin", "is missing or older", " (English missing)"),
    "zh-hans": ("打开编辑后台", "缺少另一语言版本", "（缺英文）"),
}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_an_editors_next_step_is_the_admin_and_what_lacks_a_language(
    shipped: None, page, cast: Cast, language: str
) -> None:
    door, gaps, one = WORDS[language]
    client = cast.client(cast.editor)
    before = client.get(f"/{language}/desk/").content.decode()
    assert door in before
    assert gaps not in before
    chinese = page("contact", "zh-hans")
    Page.objects.filter(pk=page("contact").pk).update(live=False)

    desk = client.get(f"/{language}/desk/").content.decode()

    assert 'href="/cms/"' in desk
    assert f"{chinese.title}{one}" in desk
    assert "/cms/reports/languages/" in desk
    first = desk.split('<h2 class="next-step-title">')[1].split("</h2>")[0]
    assert (
        first
        == {"en": "Look after the public pages", "zh-hans": "维护公开页面"}[language]
    )


def test_nobody_else_is_sent_to_the_admin(shipped: None, cast: Cast) -> None:
    desk = cast.client(cast.stranger).get("/en/desk/").content.decode()
    assert "/cms/" not in desk
    assert "Register your organization" in desk
