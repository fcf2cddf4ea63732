"""Which pages ship with the portal, and what stands in their files?

`content/tree.toml` lists them in order; each has one file a language with a TOML head
between `+++` lines and a body in the dialect of cms/markup.py.
"""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cms.translations import LANGUAGES

CONTENT = Path(__file__).parent / "content"
HOME_FILE = "home"


@dataclass(frozen=True)
class Listed:
    path: str  # below the home page, without slashes at the ends; "" is the home page
    kind: str  # a page model's name

    @property
    def parent(self) -> str | None:
        return self.path.rpartition("/")[0] if self.path else None

    @property
    def slug(self) -> str:
        return self.path.rpartition("/")[2]


@dataclass(frozen=True)
class Source:
    name: str
    digest: str
    head: dict[str, Any]
    body: str


def listed() -> Iterator[Listed]:
    tree = tomllib.loads((CONTENT / "tree.toml").read_text(encoding="utf-8"))
    for kind, path in tree["pages"]:
        yield Listed(path=path, kind=kind)


def read(path: str, language: str) -> Source | None:
    name = f"{language}/{path or HOME_FILE}.md"
    file = CONTENT / name
    if not file.is_file():
        return None
    raw = file.read_text(encoding="utf-8")
    _, head, body = raw.split("+++\n", 2)
    return Source(
        name=name,
        digest=hashlib.sha256(raw.encode()).hexdigest(),
        head=tomllib.loads(head),
        body=body.strip(),
    )


def everything() -> Iterator[tuple[Listed, str, Source]]:
    """Parents before children, Chinese (the source language of the tree) first."""
    for page in listed():
        for language in LANGUAGES:
            source = read(page.path, language)
            if source is not None:
                yield page, language, source
