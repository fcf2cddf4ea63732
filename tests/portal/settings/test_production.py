"""Production refuses to start with unsafe values, in sentences that say what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.database import ROOT

GOOD = {
    "PORTAL_MODE": "production",
    "PORTAL_SECRET_KEY": "check-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",
    "PORTAL_DATA_KEY": "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
    "PORTAL_HOSTS": "portal.example",
    "PORTAL_URL": "https://portal.example",
    "DATABASE_URL": "sqlite:///:memory:",
    "EMAIL_URL": "smtp://localhost",
    "PORTAL_MAIL_FROM": "portal@portal.example",
}


def start(folder: Path, **changed: str) -> subprocess.CompletedProcess[str]:
    """A command of a fresh process; an empty value is taken out."""
    values = {**GOOD, "PORTAL_DATA": str(folder), **changed}
    known = {k: v for k, v in os.environ.items() if k not in values}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "portal.cli", "settings"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**known, **{k: v for k, v in values.items() if v}},
        text=True,
    )


def test_good_values_are_accepted(tmp_path: Path) -> None:
    assert start(tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"PORTAL_SECRET_KEY": "short"}, "PORTAL_SECRET_KEY must have at least 50"),
        ({"PORTAL_SECRET_KEY": "ab" * 30}, "PORTAL_SECRET_KEY must have at least 50"),
        ({"PORTAL_DATA_KEY": "c2hvcnQ="}, "PORTAL_DATA_KEY must be 32 bytes"),
        ({"PORTAL_DATA_KEY": "not base64"}, "PORTAL_DATA_KEY must be 32 bytes"),
        ({"PORTAL_HOSTS": "*"}, "PORTAL_HOSTS must name the hosts"),
        ({"PORTAL_URL": "http://portal.example"}, "PORTAL_URL must begin with https"),
        ({"PORTAL_SECRET_KEY": "", "DATABASE_URL": ""}, "PORTAL_SECRET_KEY, DATABASE"),
        ({"PORTAL_MODE": "prod"}, "it must be one of production, demo"),
    ],
)
def test_an_unsafe_value_is_named_in_one_sentence(
    tmp_path: Path, changed: dict[str, str], said: str
) -> None:
    refused = start(tmp_path, **changed)

    assert refused.returncode == 1
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("url", ["consolemail://", "dummymail://", "memorymail://"])
def test_production_sends_its_mails(tmp_path: Path, url: str) -> None:
    refused = start(tmp_path, EMAIL_URL=url)

    assert refused.returncode == 1
    assert "EMAIL_URL must name an SMTP server" in refused.stderr


@pytest.mark.parametrize(("proxy", "is_believed"), [("", False), ("on", True)])
def test_forwarded_headers_are_believed_behind_a_proxy_only(
    tmp_path: Path, proxy: str, is_believed: bool
) -> None:
    asked = (
        "from django.conf import settings; from django.http import HttpRequest; "
        "import django; django.setup(); r = HttpRequest(); "
        "r.META = {'HTTP_X_FORWARDED_PROTO': 'https', 'wsgi.url_scheme': 'http'}; "
        "print(r.is_secure(), settings.ALLAUTH_TRUSTED_PROXY_COUNT "
        "if hasattr(settings, 'ALLAUTH_TRUSTED_PROXY_COUNT') else 0)"
    )
    known = {k: v for k, v in os.environ.items() if k != "PORTAL_PROXY"}
    values = {**known, **GOOD, "PORTAL_DATA": str(tmp_path)}
    if proxy:
        values["PORTAL_PROXY"] = proxy
    answer = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", asked],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**values, "DJANGO_SETTINGS_MODULE": "portal.settings"},
        text=True,
    )

    assert answer.stdout.split() == [str(is_believed), str(int(is_believed))]
