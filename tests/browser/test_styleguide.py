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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "zh-hans"])
def test_a_persons_account_pages_are_accessible(
    browser_page, assert_accessible, django_user_model, scheme: str, lang: str
) -> None:
    user = django_user_model.objects.create_user("lin@example.org", "long enough pw")
    page = browser_page(390, scheme, lang, user=user)
    for path in ("email/", "password/change/", "2fa/", "sessions/", "logout/"):
        response = page.goto(f"/{lang}/account/{path}")
        assert response.status == 200
        assert_accessible(page)


def test_a_second_factor_can_be_set_up_without_scripts(
    browser_page, assert_accessible, django_user_model
) -> None:
    user = django_user_model.objects.create_user("lin@example.org", "long enough pw")
    page = browser_page(390)
    page.goto("/en/account/login/?next=/en/account/2fa/totp/activate/")
    page.get_by_label("Email").fill(user.email)
    page.get_by_label("Password").fill("long enough pw")
    page.locator("main").get_by_role("button", name="Sign in").click()
    # Not asked once more: the password is a moment old.
    assert page.url.endswith("/2fa/totp/activate/")
    assert_accessible(page)


def test_an_error_page_is_accessible(browser_page, assert_accessible) -> None:
    page = browser_page(320, "dark", "zh-hans")
    page.goto("/zh-hans/nowhere/")
    assert_accessible(page)


def test_an_inline_style_is_refused_and_noticed(
    browser_page, assert_accessible
) -> None:
    page = browser_page()
    page.goto("/en/styleguide/")
    page.evaluate("document.body.innerHTML += '<p style=\"color:red\">x</p>'")
    with pytest.raises(AssertionError, match="Content Security Policy"):
        assert_accessible(page)
