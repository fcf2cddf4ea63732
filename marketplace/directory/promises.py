"""Which phrases in a text promise what nobody may promise?

Plain Python: offerings, proposals and later scans call the same function. The list
is data (data/forbidden_promises.toml) with the source of every rule.
"""

import hashlib
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LIST = Path(__file__).parent / "data" / "forbidden_promises.toml"
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
SEPARATORS = re.compile(r"[\s\-_.·・,,、;;::!!\"'“”‘’*/|~]+")
# "We do not promise …" is honest; "not only …" is not a negation.
DENIED_ZH = re.compile(
    r"(?:不|不会|不能|不得|无法|未|从不|绝不|决不|拒绝|禁止)"
    r"(?:作出|做出)?(?:承诺|保证|提供|宣传|从事)?(?:任何)?$"
)
DENIED_EN = re.compile(
    r"\b(?:not|never|cannot|can't|don't|doesn't|won't|nobody can|no one can|no)"
    r"(?: (?!only\b)[a-z']+){0,2} $"
)


@dataclass(frozen=True)
class ForbiddenPhrase:
    """What was found, and the rule that forbids it in both languages."""

    found: str
    code: str
    why: str
    why_zh: str
    source: str
    source_zh: str


@dataclass(frozen=True)
class _Rule:
    code: str
    texts: dict[str, str]
    chinese: tuple[re.Pattern[str], ...]
    english: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    data = tomllib.loads(LIST.read_text(encoding="utf-8"))
    return tuple(
        _Rule(
            code=rule["code"],
            texts={k: rule[k] for k in ("why", "why_zh", "source", "source_zh")},
            chinese=tuple(re.compile(p) for p in rule["pattern_zh"]),
            english=tuple(re.compile(rf"\b{p}") for p in rule["pattern_en"]),
        )
        for rule in data["rule"]
    )


def list_sha256() -> str:
    """Which version of the list was read?"""
    return hashlib.sha256(LIST.read_bytes()).hexdigest()


def forbidden_phrases(text: str) -> list[ForbiddenPhrase]:
    """Every forbidden promise in `text`, once per rule and wording, in list order."""
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).lower()
    dense = SEPARATORS.sub("", plain)
    spaced = " ".join(plain.split())
    found: dict[tuple[str, str], ForbiddenPhrase] = {}
    for rule in _rules():
        hits = [
            *_hits(rule.chinese, dense, DENIED_ZH),
            *_hits(rule.english, spaced, DENIED_EN),
        ]
        for hit in hits:
            found.setdefault(
                (rule.code, hit), ForbiddenPhrase(hit, rule.code, **rule.texts)
            )
    return list(found.values())


def _hits(
    patterns: tuple[re.Pattern[str], ...], text: str, denied: re.Pattern[str]
) -> list[str]:
    """Longest wording first: "确保通过" is not told again as "保通过"."""
    matches = [m for pattern in patterns for m in pattern.finditer(text)]
    taken: list[re.Match[str]] = []
    for match in sorted(matches, key=lambda m: m.start() - m.end()):
        inside = any(
            t.start() <= match.start() and match.end() <= t.end() for t in taken
        )
        if not inside and not denied.search(text[: match.start()]):
            taken.append(match)
    return [m.group() for m in sorted(taken, key=lambda m: m.start())]
