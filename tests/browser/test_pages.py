"""Every page of the demo in a real browser: no finding of axe, nothing scrolls sideways.

Each page is opened twice, once narrow and once wide, the second time in the other
language and the other scheme; which goes with which changes from page to page.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from portal.accounts.models import User
from portal.demo.models import DemoLogin
from tests.browser.addresses import addresses
from tests.browser.conftest import REFUSED, violations

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo_database"),
    pytest.mark.timeout(300),
]
NARROW, WIDE = 390, 1280
LOOKS = (("light", "en"), ("dark", "zh-hans"), ("light", "zh-hans"), ("dark", "en"))
OTHER = {"light": "dark", "dark": "light", "en": "zh-hans", "zh-hans": "en"}
ROLES = (
    "visitor",
    "enterprise",
    "provider",
    "practitioner",
    "officer-1",
    "officer-2",
    "body",
    "applicant",
    "editor",
)


@pytest.fixture(autouse=True)
def _demo_mode(settings) -> None:
    settings.PORTAL_MODE = "demo"


def look_of(number: int, width: int) -> tuple[str, str]:
    scheme, lang = LOOKS[number % len(LOOKS)]
    return (scheme, lang) if width == NARROW else (OTHER[scheme], OTHER[lang])


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("role", ROLES)
def test_pages_are_accessible_and_fit(
    browser_page: Callable[..., Page], role: str, width: int
) -> None:
    login = DemoLogin.objects.filter(key=role).first()
    user = User.objects.get(email=login.email) if login else None
    pages: dict[tuple[str, str], Page] = {}
    found: list[str] = []

    for number, path in enumerate(addresses(role)):
        look = look_of(number, width)
        if look not in pages:
            pages[look] = browser_page(width, *look, user=user)
        found += findings(pages[look], f"/{look[1]}{path}")

    assert found == []


def findings(page: Page, address: str) -> list[str]:
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        return [f"{address} answers {answer and answer.status}"]
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    refused = REFUSED[page].copy()
    REFUSED[page].clear()
    return [
        *([f"{address} is {wide} px too wide"] if wide > 0 else []),
        *(f"{address}: {text}" for text in (*refused, *violations(page))),
    ]


def test_facets_are_a_column_on_a_desk_and_a_closed_box_on_a_phone(
    browser_page: Callable[..., Page],
) -> None:
    for width, is_shown in ((NARROW, False), (860, True), (WIDE, True)):
        page = browser_page(width, scripts=False)
        page.goto("/en/organizations/")
        assert page.locator(".facets .facet").first.is_visible() is is_shown
        assert page.locator(".facets > summary").is_visible() is not is_shown


def test_a_phone_says_how_many_facets_are_set(
    browser_page: Callable[..., Page],
) -> None:
    page = browser_page(NARROW, scripts=False)
    page.goto("/en/organizations/?grade=A")
    assert page.locator(".facets > summary").inner_text() == "1 filter set"
    assert not page.locator(".facets .facet").first.is_visible()


def test_all_of_the_demo_bar_is_in_sight_on_a_phone(
    browser_page: Callable[..., Page],
) -> None:
    for lang in ("en", "zh-hans"):
        page = browser_page(NARROW, "light", lang)
        page.goto(f"/{lang}/")
        bar = page.locator(".demo-bar").bounding_box()
        last = page.locator(".demo-bar > *").last.bounding_box()
        assert bar is not None
        assert last is not None
        assert bar["height"] <= 90
        assert last["x"] + last["width"] <= NARROW
