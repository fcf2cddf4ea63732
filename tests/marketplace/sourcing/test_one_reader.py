"""The content of a proposal goes through one reader and one writer, so that it can be
sealed later without touching anybody else."""

import re
from pathlib import Path

import marketplace
from marketplace.sourcing import documents

ROOT = Path(marketplace.__file__).parent
TOUCHES = re.compile(r"(proposal|row|chosen|found)\.document\b|from_json|to_json")


def test_nobody_touches_the_document_but_its_reader_and_writer() -> None:
    own = Path(documents.__file__)
    touching = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "sourcing").rglob("*.py")
        if path != own and TOUCHES.search(path.read_text())
    ]

    assert touching == []
