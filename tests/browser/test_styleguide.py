"""The style guide holds every component: if it is accessible, they all are."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("lang", ["en", "zh-hans"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_component_is_accessible(
    browser_page, assert_accessible, width: int, scheme: str, lang: str
) -> None:
    page = browser_page(width, scheme, lang)
    page.goto(f"/{lang}/styleguide/")
    assert_accessible(page)


def test_a_planted_fault_is_found(browser_page, assert_accessible) -> None:
    page = browser_page()
    page.goto("/en/styleguide/")
    page.evaluate("document.querySelector('label').remove()")
    with pytest.raises(AssertionError, match="label"):
        assert_accessible(page)


def test_a_chosen_theme_wins_over_the_device(browser_page) -> None:
    page = browser_page(scheme="light")
    page.goto("/en/styleguide/?theme=dark")
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(17, 23, 29)"


def test_the_language_switch_leads_to_the_same_page(browser_page) -> None:
    page = browser_page(scripts=False)
    page.goto("/en/styleguide/")
    page.get_by_role("link", name="中文").click()
    assert page.url.endswith("/zh-hans/styleguide/")


@pytest.mark.parametrize("name", ["account_login", "account_signup"])
@pytest.mark.parametrize("lang", ["en", "zh-hans"])
def test_the_doors_are_accessible(
    browser_page, assert_accessible, name: str, lang: str
) -> None:
    from django.urls import reverse
    from django.utils import translation

    with translation.override(lang):
        address = reverse(name)
    page = browser_page(390, "light", lang)
    page.goto(address)
    assert_accessible(page)
