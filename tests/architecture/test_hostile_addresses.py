"""No query and no header breaks an open page about somebody of the demo."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.architecture.demo_objects import Demo, keywords, read_demo
from tests.architecture.route_policy import ROUTES
from tests.portal.test_hostile_requests import (
    BROKEN,
    HEADERS,
    OPEN_ROUTES,
    PLAIN_ROUTES,
    QUERIES,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("demo_database"),
    pytest.mark.timeout(900),  # the demo is built once for the code
]


@pytest.fixture
def demo(db: None, demo_database: None) -> Demo:
    return read_demo()


@pytest.mark.parametrize("name", sorted(set(OPEN_ROUTES) - set(PLAIN_ROUTES)))
def test_nothing_breaks_an_open_page_about_somebody(demo: Demo, name: str) -> None:
    path = reverse(name, kwargs=keywords(ROUTES[name].of, demo))
    client = Client(raise_request_exception=False)

    found = {key: client.get(f"{path}?{QUERIES[key]}").status_code for key in QUERIES}
    found |= {
        key: client.get(path, headers=HEADERS[key]).status_code for key in HEADERS
    }

    assert {key: status for key, status in found.items() if status >= BROKEN} == {}
