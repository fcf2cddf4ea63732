"""The shipped pages, loaded once per module of tests."""

import pytest
from wagtail.models import Page

from cms.actions.import_circular import import_circular
from cms.actions.load_content import load_content
from cms.actions.set_up_editors import set_up_editors


@pytest.fixture(scope="module")
def _shipped_once(test_database, django_db_setup: None, django_db_blocker):
    """Into the database itself; the tests of the module change it in transactions."""
    with django_db_blocker.unblock():
        load_content()
        import_circular()
        set_up_editors()
        yield
        test_database.restore()


@pytest.fixture
def shipped(_shipped_once: None, db: None) -> None:
    """The pages, footer and editors' rights that the portal ships."""


@pytest.fixture
def page(shipped: None):
    """The page at a path below a language's home page."""

    def at(path: str, language: str = "en") -> Page:
        inside = f"/home-{language}/{path}/" if path else f"/home-{language}/"
        return Page.objects.get(url_path=inside).specific

    return at
