"""What a visitor does first, without scripts: from the home page to one event."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo_database"),
]
WORDS = {
    "en": {
        "is_this": "Is this for us?",
        "find": "Find a consultant",
        "see": "See who fits",
        "name": "Hengrui Zhiyuan IP Consulting",
        "events": r"All \d+ events",
        "event": "Certificate granted, no nonconformity",
    },
    "zh-hans": {
        "is_this": "我们需要贯标吗？",
        "find": "找服务机构",
        "see": "看看谁符合",
        "name": "苏州恒瑞智远知识产权咨询有限公司",
        "events": r"全部 \d+ 项记录",
        "event": "获证，无不符合项",
    },
}


@pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("zh-hans", 390)])
def test_from_the_home_page_to_the_events_of_an_organization(
    browser_page, lang: str, width: int
) -> None:
    words = WORDS[lang]
    page = browser_page(width, "light", lang, scripts=False)

    page.goto(f"/{lang}/")
    page.locator("main").get_by_role("link", name=words["is_this"], exact=True).click()
    expect(page.locator("h1")).to_have_text(words["is_this"])

    page.locator(".site-nav").get_by_role("link", name=words["find"]).click()
    page.locator("select[name=purpose]").select_option("certify")
    page.locator("select[name=region]").select_option("320500")
    page.locator("select[name=size_class]").select_option("small")
    page.get_by_role("button", name=words["see"]).click()
    expect(page.locator(".match").first).to_be_visible()

    page.locator(".match").get_by_role("link", name=words["name"]).click()
    expect(page.locator("h1")).to_contain_text(words["name"])
    page.get_by_role("link", name=re.compile(words["events"])).click()
    assert page.url.split(lang, 1)[1].startswith("/credit/ORG-")
    expect(page.locator("main")).to_contain_text(words["event"])
