import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_process_answers(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_the_site_is_ready_when_all_migrations_are_applied(client: Client) -> None:
    assert client.get("/readyz").status_code == 200
