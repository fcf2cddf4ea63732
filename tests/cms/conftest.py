"""The shipped pages, loaded once per test into the test's transaction."""

import pytest
from wagtail.models import Page

from cms.actions.import_circular import import_circular
from cms.actions.load_content import load_content
from cms.actions.set_up_editors import set_up_editors


@pytest.fixture
def shipped(db: None) -> None:
    load_content()
    import_circular()
    set_up_editors()


@pytest.fixture
def page(shipped: None):
    """The page at a path below a language's home page."""

    def at(path: str, language: str = "en") -> Page:
        inside = f"/home-{language}/{path}/" if path else f"/home-{language}/"
        return Page.objects.get(url_path=inside).specific

    return at
