"""What does `portal` say to somebody who has configured nothing yet?"""

import subprocess
import sys

from tests.support.database import ROOT


def test_missing_settings_are_named_in_one_sentence_without_a_traceback() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "portal.cli", "check"],
        cwd=ROOT,
        env={"PORTAL_MODE": "production", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "PORTAL_SECRET_KEY" in done.stderr
    assert "make demo" in done.stderr
