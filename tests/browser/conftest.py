"""A real browser against a real server: what every page test uses.

def test_home(browser_page, assert_accessible):
    page = browser_page(width=390, scheme="dark", lang="en")
    page.goto("/en/")
    assert_accessible(page)
"""

import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from weakref import WeakKeyDictionary

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright

AXE = files("axe_playwright_python").joinpath("axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from portal.settings.env import read

    program = shutil.which("chromium")
    if program is None:
        if read("PORTAL_REQUIRE_SERVICES"):
            pytest.fail("Chromium is missing: run `make services`.")
        pytest.skip("Chromium is not installed.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def browser_page(browser: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """Make a page: width in pixels, colour scheme, language, and whom to sign in."""
    contexts = []

    def make(
        width: int = 1280,
        scheme: str = "light",
        lang: str = "en",
        *,
        scripts: bool = True,
        user=None,
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            locale="zh-CN" if lang.startswith("zh") else "en-GB",
            reduced_motion="reduce",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        if user is not None:
            context.add_cookies([session_cookie(user, live_server.url)])
        page = context.new_page()
        refused: list[str] = []
        REFUSED[page] = refused
        page.on("console", lambda message: note_refusal(refused, message.text))
        return page

    yield make
    for context in contexts:
        context.close()


REFUSED: WeakKeyDictionary[Page, list[str]] = WeakKeyDictionary()


def note_refusal(refused: list[str], text: str) -> None:
    if "Content Security Policy" in text:
        refused.append(text)


def session_cookie(user, url: str) -> dict[str, str]:
    from django.test import Client

    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """No finding of axe, nothing that scrolls sideways, nothing the CSP refused."""

    def check(page: Page) -> None:
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - window.innerWidth"
        )
        assert overflow <= 0, f"{page.url} is {overflow} px wider than the screen"
        assert REFUSED.get(page, []) == []
        assert violations(page) == []

    return check


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    result = page.evaluate(
        "tags => axe.run(document, {resultTypes: ['violations'],"
        " runOnly: {type: 'tag', values: tags}})",
        TAGS,
    )
    return [
        f"{finding['id']}: {node['html'][:160]}"
        for finding in result["violations"]
        for node in finding["nodes"]
    ]
