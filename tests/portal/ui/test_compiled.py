"""Does a checkout speak Chinese from its very first start?"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("portal", "credit", "marketplace", "cms", "search")
SAY = """
from django.utils.translation import gettext, override
with override("zh-hans"):
    print(gettext("Check a standing"))
"""


def first_start(checkout: Path) -> str:
    answer = subprocess.run(
        [sys.executable, "-m", "portal.cli", "shell", "--no-imports", "-c", SAY],
        cwd=checkout,
        env={
            "PORTAL_MODE": "test",
            "PATH": "",
            "PORTAL_DATA": str(checkout / "var"),
            "PYTHONPATH": str(checkout),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout.strip()


def test_the_first_start_of_a_checkout_speaks_chinese(tmp_path: Path) -> None:
    no_mo = shutil.ignore_patterns("*.mo", "__pycache__")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=no_mo)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)

    first = first_start(tmp_path)

    assert first == first_start(tmp_path)
    assert first == "查信用"
