"""The bar opens in demo mode, with the marker, on this machine: all three or nothing."""

import pytest
from django.test import RequestFactory

from portal.demo import gate
from portal.demo.models import DemoMarker
from tests.people import Cast


def asked(address: str = "127.0.0.1", **headers: str) -> bool:
    return gate.is_open(RequestFactory().get("/", REMOTE_ADDR=address, **headers))


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1"])
def test_it_opens_on_this_machine(demo: Cast, address: str) -> None:
    assert asked(address)


@pytest.mark.parametrize("address", ["192.168.1.4", "10.0.0.1", "2001:db8::1", "", "x"])
def test_it_stays_closed_for_other_machines(demo: Cast, address: str) -> None:
    assert not asked(address)


def test_it_stays_closed_behind_a_proxy(demo: Cast) -> None:
    assert not asked(HTTP_X_FORWARDED_FOR="127.0.0.1")


@pytest.mark.parametrize("mode", ["production", "development", "test"])
def test_it_stays_closed_in_every_other_mode(demo: Cast, settings, mode: str) -> None:
    settings.PORTAL_MODE = mode
    assert not asked()


def test_it_stays_closed_without_the_seeders_marker(demo: Cast) -> None:
    DemoMarker.objects.all().delete()
    assert not asked()
