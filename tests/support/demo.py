"""The demo's ready database for tests: built once for the code as it is (a minute)."""

import fcntl
import hashlib
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from portal.demo.models import DemoMarker
from tests.support.database import CACHE, ROOT

FOLDER = CACHE.parent / f"demo-{ROOT.name}"  # checkouts may share the cache


def ready() -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    environment = {
        **{k: v for k, v in os.environ.items() if k != "DATABASE_URL"},
        "PORTAL_MODE": "demo",
        "PORTAL_DATA": str(FOLDER),
    }
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run(
            [
                sys.executable,
                "-W",
                "ignore",
                "-m",
                "portal.cli",
                "demo",
                "--build-only",
            ],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env=environment,
            text=True,
        )
    return Path(done.stdout.strip().splitlines()[-1])


def data_key() -> bytes:
    """The key of demo mode (portal.settings derives it from its well-known secret)."""
    return hashlib.sha256(("not-secret-demo-" + "0" * 40).encode()).digest()


def moment() -> datetime:
    return DemoMarker.objects.get(pk=1).moment
