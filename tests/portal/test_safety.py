"""Neither web server nor worker serves demo data or an unprotected journal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import CommandError

from portal import safety
from portal.demo.models import DemoMarker
from portal.journal import append_only
from portal.kernel import clock
from tests.portal.settings.test_production import GOOD
from tests.support.database import ROOT

pytestmark = pytest.mark.django_db


@pytest.fixture
def production(settings) -> None:
    settings.PORTAL_MODE = "production"


def said() -> list[str]:
    found = run_checks(tags=[Tags.database], databases=["default"])
    return [str(one.msg) for one in found if str(one.id).startswith("portal.")]


def mark() -> None:
    DemoMarker.objects.create(pk=1, seed=1, moment=clock.now())


def test_a_sound_database_may_serve(production: None) -> None:
    safety.refuse_unsafe_start()
    assert said() == []


def test_demo_data_never_go_into_service(production: None) -> None:
    mark()

    assert said() == ["The database holds demo data"]
    with pytest.raises(ImproperlyConfigured, match="Point DATABASE_URL at an empty"):
        safety.refuse_unsafe_start()
    with pytest.raises(CommandError, match="The database holds demo data"):
        call_command("worker", "--once")


def test_other_modes_may_hold_demo_data() -> None:
    mark()

    safety.refuse_unsafe_start()
    assert said() == []


def test_a_journal_that_could_be_changed_stops_web_server_and_worker(
    production: None,
) -> None:
    with append_only.bypassed():
        assert said() == ["The protection of the journal is switched off"]
        with pytest.raises(ImproperlyConfigured, match="DELETE FROM test_bypass"):
            safety.refuse_unsafe_start()
        with pytest.raises(CommandError, match="is switched off"):
            call_command("worker", "--once")


def test_a_table_without_its_triggers_is_named(production: None, monkeypatch) -> None:
    monkeypatch.setattr(append_only, "protected_tables", lambda: ["outbox_job"])

    with pytest.raises(ImproperlyConfigured, match="can be changed: outbox_job"):
        safety.refuse_unsafe_start()


def test_the_web_server_starts_on_a_migrated_database_only(tmp_path: Path) -> None:
    """The whole way, in a process of its own."""
    values = {
        **os.environ,
        **GOOD,
        "PORTAL_DATA": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3",
    }
    refused = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", "import portal.wsgi"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=values,
        text=True,
    )

    assert refused.returncode == 1
    assert "Run `portal migrate` before" in refused.stderr.splitlines()[-1]
