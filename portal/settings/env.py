"""Which settings does the portal take from its environment, and what are their defaults?

This table is the one list; `portal settings` prints it and docs/configuration.md
is generated from it. `.env` is read from a source checkout only.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environ

BASE_DIR = Path(__file__).resolve().parents[2]
IS_CHECKOUT = (BASE_DIR / "pyproject.toml").is_file()
MODES = ("production", "demo", "development", "test")

env = environ.Env()
if IS_CHECKOUT and (BASE_DIR / ".env").is_file():
    environ.Env.read_env(BASE_DIR / ".env")


@dataclass(frozen=True, kw_only=True)
class Setting:
    name: str
    kind: str
    default: Any  # str, bool or int, as `kind` says
    help: str
    production: bool = False  # must be given in production


TABLE = (
    Setting(
        name="PORTAL_MODE",
        kind="str",
        default="production",
        help="production, demo, development or test",
    ),
    Setting(
        name="PORTAL_SECRET_KEY",
        kind="str",
        default="",
        help="at least 50 characters; signs sessions and links",
        production=True,
    ),
    Setting(
        name="PORTAL_DATA_KEY",
        kind="str",
        default="",
        help="32 bytes in base64; wraps the per-person keys of private text",
        production=True,
    ),
    Setting(
        name="PORTAL_HOSTS",
        kind="str",
        default="localhost,127.0.0.1",
        help="comma-separated host names that the site answers to",
        production=True,
    ),
    Setting(
        name="PORTAL_URL",
        kind="str",
        default="http://localhost:8000",
        help="the address that mails and feeds name",
        production=True,
    ),
    Setting(
        name="DATABASE_URL",
        kind="str",
        default="",
        help="postgres://user:password@host/name or sqlite:////file; "
        "empty: a SQLite file in PORTAL_DATA",
        production=True,
    ),
    Setting(
        name="PORTAL_DATA",
        kind="str",
        default=str(BASE_DIR / "var"),
        help="folder of the private files, public media and the SQLite database",
        production=True,
    ),
    Setting(
        name="EMAIL_URL",
        kind="str",
        default="consolemail://",
        help="smtp+tls://user:password@host:587; production sends by SMTP only",
        production=True,
    ),
    Setting(
        name="PORTAL_MAIL_FROM",
        kind="str",
        default="portal@localhost",
        help="sender of all mails",
        production=True,
    ),
    Setting(
        name="PORTAL_PROXY",
        kind="bool",
        default=False,
        help="on: a proxy in front of the portal ends TLS and sets X-Forwarded-Proto and "
        "X-Forwarded-For itself, and the portal believes them; off: it believes neither",
    ),
    Setting(
        name="PORTAL_REQUIRE_SERVICES",
        kind="bool",
        default=False,
        help="tests: a missing PostgreSQL or Chromium is a failure",
    ),
)
BY_NAME = {setting.name: setting for setting in TABLE}


def read(name: str) -> Any:  # the kind is in the table
    setting = BY_NAME[name]
    return getattr(env, setting.kind)(name, default=setting.default)


def missing_in_production() -> list[str]:
    """Names that production needs and the environment does not give."""
    return [s.name for s in TABLE if s.production and not env.str(s.name, default="")]
