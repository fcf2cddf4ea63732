"""Pages that say no: forms with errors, and the pages of errors, as anybody sees them.

Each stands once narrow and once wide, in the other language and the other scheme.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from portal.accounts.models import User
from portal.demo.models import DemoLogin
from tests.browser.addresses import engagement, party, refused_forms
from tests.browser.conftest import REFUSED, violations
from tests.browser.test_pages import NARROW, WIDE, look_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo_database"),
    pytest.mark.timeout(300),
]
ERRORS = {  # role, address below the prefix, status
    "no such page": ("visitor", lambda: "/nowhere/", 404),
    "no such engagement": ("enterprise", lambda: "/engagements/ENG-NOSUCH0000/", 404),
    "not their step": (
        "provider",
        lambda: f"/engagements/{engagement()}/certification/",
        403,
    ),
    "not readable": ("visitor", lambda: "/search/?q=%00", 400),
    "wrong dates": (
        "visitor",
        lambda: f"/credit/{party('Delta IP Partners')}/compare/?earlier=x&later=y",
        422,
    ),
}


def user_of(role: str) -> User | None:
    login = DemoLogin.objects.filter(key=role).first()
    return User.objects.get(email=login.email) if login else None


def findings(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    found = [*REFUSED[page], *violations(page)]
    return [*([f"{wide} px too wide"] if wide > 0 else []), *found]


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_form_with_errors_is_accessible(
    browser_page: Callable[..., Page], width: int
) -> None:
    found = {}
    for number, (role, path, sends) in enumerate(refused_forms()):
        scheme, lang = look_of(number, width)
        page = browser_page(width, scheme, lang, scripts=True, user=user_of(role))
        page.goto(f"/{lang}{path}")
        form = page.locator(f"main form[method=post]{sends}")
        form.locator("button[type=submit]").last.click()
        expect(page.locator(".error-summary").first).to_be_visible()
        found[f"{lang}{path}"] = findings(page)

    assert {path: said for path, said in found.items() if said} == {}


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_page_that_refuses_is_accessible(
    browser_page: Callable[..., Page], width: int
) -> None:
    found = {}
    for number, (name, (role, path, status)) in enumerate(ERRORS.items()):
        scheme, lang = look_of(number, width)
        page = browser_page(width, scheme, lang, user=user_of(role))
        answer = page.goto(f"/{lang}{path()}")
        assert answer is not None
        assert answer.status == status, name
        found[name] = findings(page)

    assert {name: said for name, said in found.items() if said} == {}
