"""`portal demo` says in one sentence why it does not start."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import waitress
from django.core.management import call_command
from django.core.management.base import CommandError

from portal.demo import reseed
from portal.demo.management.commands.demo import Command


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


def test_the_first_start_says_how_long_it_may_take(
    settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    settings.PORTAL_MODE = "demo"
    monkeypatch.setattr(reseed, "template", lambda: tmp_path / "none.sqlite3")
    monkeypatch.setattr(reseed, "place", stopped)
    said = StringIO()

    with pytest.raises(CommandError, match="the next start builds them anew"):
        call_command("demo", port=0, stdout=said)

    assert "two to three minutes on a slow machine" in said.getvalue()


def test_sample_data_go_into_an_empty_database_of_the_demo_only(
    cast: object, settings
) -> None:
    with pytest.raises(CommandError, match="not empty"):
        call_command("seed_demo")
    settings.PORTAL_MODE = "production"
    with pytest.raises(CommandError, match="in demo mode only"):
        call_command("seed_demo")


@pytest.fixture
def own_signals() -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.usefixtures("own_signals")
def test_an_ended_demo_takes_its_worker_along(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def sleeper(*args: object, **options: object) -> subprocess.Popen[bytes]:
        idle = popen([sys.executable, "-c", "import time; time.sleep(60)"])
        started.append(idle)
        return idle

    monkeypatch.setattr(subprocess, "Popen", sleeper)
    monkeypatch.setattr(
        waitress, "serve", lambda *a, **k: os.kill(os.getpid(), signal.SIGTERM)
    )

    with pytest.raises(SystemExit):
        Command()._serve(8000)

    (worker,) = started
    assert worker.poll() is not None
