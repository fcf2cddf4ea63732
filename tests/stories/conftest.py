"""Stories read the pages that the portal ships, loaded once per module."""

import pytest

from cms.actions.load_content import load_content


@pytest.fixture(scope="module")
def _guidance_once(test_database, django_db_setup: None, django_db_blocker):
    with django_db_blocker.unblock():
        load_content()
        yield
        test_database.restore()


@pytest.fixture
def guidance(_guidance_once: None, db: None) -> None:
    """Home page, guidance and "Is this for us?" in both languages."""
