"""The documents are tested like code."""

import re

import pytest

from portal.management.commands.docs import configuration
from tests.support.database import ROOT

PATH = re.compile(
    r"`((?:portal|credit|marketplace|cms|search|scripts|docs|tests)/[\w./-]*)`"
)
DOCUMENTS = [
    *["docs/where.md", "README.md", "CONTRIBUTING.md", "portal/README.md"],
    *(
        f"docs/decisions/{page.name}"
        for page in sorted((ROOT / "docs/decisions").iterdir())
    ),
]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_is_there(document: str) -> None:
    named = PATH.findall((ROOT / document).read_text())

    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_where_map_names_paths_at_all() -> None:
    assert len(PATH.findall((ROOT / "docs/where.md").read_text())) > 10


def test_the_settings_page_is_what_the_code_says() -> None:
    assert (ROOT / "docs" / "configuration.md").read_text() == configuration()
