"""Rules of the house that no linter knows."""

import re
from pathlib import Path

from tests.support.database import ROOT

PACKAGES = ("portal", "credit", "marketplace", "cms", "search")
SIGNAL_FILES = {"cms/wagtail_signals.py"}
MOST_LINES = 400
ONE_EACH = (
    "credit/",
    "marketplace/",
)  # here an action file holds one public function, no helper
ONE_TABLE = "portal/wiring.py"  # what follows what stands in one place, however long


def sources(suffix: str = ".py") -> list[Path]:
    return [
        path
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob(f"*{suffix}"))
        if "migrations" not in path.parts
    ]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_source_file_is_longer_than_a_person_reads() -> None:
    long = {
        relative(p): n
        for p in sources()
        if (n := len(p.read_text().splitlines())) > MOST_LINES
    }

    assert not {f: n for f, n in long.items() if f != ONE_TABLE}


def test_half_of_the_source_files_are_short() -> None:
    lengths = sorted(len(p.read_text().splitlines()) for p in sources())

    assert lengths[len(lengths) // 2] <= 60
    assert lengths[len(lengths) * 95 // 100] <= 220


def test_signals_are_used_in_the_allowed_file_only() -> None:
    pattern = re.compile(
        r"@receiver|signals import|(?<!sqlite3)(?<!wagtail_signals)\.connect\("
    )
    users = {relative(p) for p in sources() if pattern.search(p.read_text())}

    assert users <= SIGNAL_FILES


def is_view(path: Path) -> bool:
    own = path.name.startswith("views") or path.parent.name == "views"
    return own or path.name in {"api.py", "pages.py"}


def test_views_go_through_queries() -> None:
    users = [
        relative(p) for p in sources() if is_view(p) and ".objects" in p.read_text()
    ]

    assert [u for u in users if not u.startswith("portal/demo/")] == []


def test_an_action_file_defines_the_function_of_its_name() -> None:
    wrong = []
    for path in sources():
        if path.parent.name != "actions" or path.name == "__init__.py":
            continue
        names = re.findall(r"^def ([a-z]\w*)", path.read_text(), re.MULTILINE)
        own = relative(path).startswith(ONE_EACH)
        if path.stem not in names or (own and names != [path.stem]):
            wrong.append((relative(path), names))

    assert wrong == []


def test_templates_hold_no_inline_script_or_style() -> None:
    pattern = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=\"")
    wrong = [relative(p) for p in sources(".html") if pattern.search(p.read_text())]

    assert wrong == []
