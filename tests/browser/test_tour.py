"""Seven stops, seven buttons, no typing, no scripts: the demo's "Follow one engagement"."""

import re

import pytest
from playwright.sync_api import Page, expect

from portal.demo.models import TourStop

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo_database"),
]
FOLD = 900  # height of the window
BUTTONS = {
    "en": (
        "Agree to these shares",
        "Accept this milestone",
        "Confirm the payment",
        "Confirm the result",
        "Release the result",
        "Decide as proposed",
    ),
    "zh-hans": (
        "同意这一份额",
        "验收此里程碑",
        "确认收款",
        "确认结果",
        "授权公开结果",
        "按建议决定",
    ),
}


@pytest.fixture(autouse=True)
def _demo_mode(settings) -> None:
    settings.PORTAL_MODE = "demo"


def open_stop(page: Page, lang: str, number: int) -> None:
    page.goto(f"/{lang}/demo/follow/")
    page.locator(".tour > li").nth(number).get_by_role("button").click()


def press_what_waits(page: Page, label: str) -> None:
    """The one main button of the page, seen without scrolling."""
    waiting = page.locator("main .button-primary")
    expect(waiting).to_have_count(1)
    expect(waiting).to_have_text(label)
    box = waiting.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= FOLD, f"{label} stands below the fold"
    with page.expect_navigation() as answer:
        waiting.click()
    assert answer.value is not None
    assert answer.value.ok, f"{label} is refused with {answer.value.status}"
    expect(page.locator(".error-summary")).to_have_count(0)
    expect(page.locator("main .button-primary", has_text=label)).to_have_count(0)


def sum_shown(page: Page) -> str:
    text = page.locator(".credit-sum").first.inner_text()
    found = re.search(r"100 [−+][^=]*= [\d.]+", text)
    assert found is not None, text
    return found.group()


@pytest.mark.parametrize(("lang", "width"), [("en", 390), ("zh-hans", 1280)])
def test_each_stop_is_one_button_and_the_public_sum_changes(
    browser_page, lang: str, width: int
) -> None:
    page = browser_page(width, "light", lang, scripts=False)
    public = TourStop.objects.get(position=7).path
    page.goto(f"/{lang}{public}")
    before = sum_shown(page)
    assert "− 8.0" in before

    for number, label in enumerate(BUTTONS[lang]):
        open_stop(page, lang, number)
        press_what_waits(page, label)
    open_stop(page, lang, len(BUTTONS[lang]))

    after = sum_shown(page)
    assert page.url.endswith(public)
    assert "− 8.0" not in after
    assert points(after) - points(before) == 8


def points(line: str) -> float:
    return float(line.rpartition("= ")[2])
