"""`portal demo` says in one sentence why it does not start."""

import socket

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from portal.demo import reseed


@pytest.fixture
def nothing_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    def build() -> None:
        raise AssertionError("built before the port was looked at")

    monkeypatch.setattr(reseed, "build", build)
    monkeypatch.setattr(reseed, "place", build)


@pytest.mark.usefixtures("nothing_is_built")
def test_it_runs_in_demo_mode_only() -> None:
    with pytest.raises(CommandError, match="PORTAL_MODE is not demo"):
        call_command("demo")


@pytest.mark.usefixtures("nothing_is_built")
def test_a_taken_port_is_said_before_anything_is_built(settings) -> None:
    settings.PORTAL_MODE = "demo"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is taken by another"):
            call_command("demo", port=port)


def test_sample_data_go_into_an_empty_database_of_the_demo_only(
    cast: object, settings
) -> None:
    with pytest.raises(CommandError, match="not empty"):
        call_command("seed_demo")
    settings.PORTAL_MODE = "production"
    with pytest.raises(CommandError, match="in demo mode only"):
        call_command("seed_demo")
