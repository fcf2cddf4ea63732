"""What every test stands on: its own copy of the database, a clock, no outside world."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import TransactionTestCase

from portal.kernel import clock
from tests.people import cast  # noqa: F401 - a fixture for everybody
from tests.support import demo
from tests.support.database import TestDatabase, is_postgres

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database: that part runs again on PostgreSQL."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "demo_database" in fixtures:
            continue  # the demo is a SQLite file, so these run there only
        if item.get_closest_marker("one_database"):
            continue
        if item.get_closest_marker("django_db") or fixtures & {
            "db",
            "transactional_db",
            "live_server",
            "client",
        }:
            item.add_marker(pytest.mark.database)


@pytest.fixture(autouse=True)
def _empty_memory() -> None:
    """Nobody has sent anything yet: the limits count anew in each test."""
    cache.clear()


@pytest.fixture(scope="session")
def test_database() -> Iterator[TestDatabase]:
    database = TestDatabase(os.environ.get("PYTEST_XDIST_WORKER", "main"))
    database.setup()
    yield database
    database.drop()


@pytest.fixture(scope="session")
def django_db_setup(test_database: TestDatabase, django_db_blocker) -> Iterator[None]:
    """Instead of Django's own test database: a copy of the template."""

    def restore(_case: TransactionTestCase) -> None:
        test_database.restore()

    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(TransactionTestCase, "_fixture_teardown", restore)
        yield


@pytest.fixture(scope="module")
def demo_database(
    test_database: TestDatabase, django_db_setup: None, django_db_blocker
) -> Iterator[None]:
    """The demo's ready database under the tests of a module (SQLite only).

    The clock stands at the demo's moment; private texts and files can be read.
    """
    if is_postgres():
        pytest.skip("The demo runs on SQLite; the same tests ran there.")
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        ready = demo.ready()
        patch.setattr(settings, "PORTAL_DATA_KEY", demo.data_key())
        patch.setattr(settings, "PRIVATE_FILES_ROOT", ready.parent / "private")
        patch.setattr(test_database, "source", ready)
        test_database.restore()
        source = FrozenClock()
        source.moment = demo.moment()
        clock.install(source)
        yield
        clock.install(None)
        patch.undo()
        test_database.restore()


class FrozenClock:
    """The portal's clock, standing still until told."""

    def __init__(self) -> None:
        self.moment = datetime(
            2026, 11, 23, 2, 0, tzinfo=UTC
        )  # a Monday, 10:00 in Shanghai

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, **delta: float) -> datetime:
        self.moment += timedelta(**delta)
        return self.moment

    def set(self, *parts: int) -> datetime:
        self.moment = datetime(*parts, tzinfo=UTC)
        return self.moment


@pytest.fixture
def frozen_clock() -> Iterator[FrozenClock]:
    source = FrozenClock()
    clock.install(source)
    yield source
    clock.install(None)
