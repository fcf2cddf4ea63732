"""How is text turned into tokens? Once, in our own Python, for every backend.

NFKC and lower case; runs of Han characters become overlapping pairs (and single
characters marked `u:`), Latin words become Snowball stems, numbers with their dots
stay whole (clause 9.2). Every engine gets ready tokens, so hits and counts are equal.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable

import Stemmer

ANALYSIS_VERSION = 1
HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f"
PIECE = re.compile(rf"[{HAN}]+|[a-z]+|\d+(?:\.\d+)*", re.IGNORECASE)
HAN_RUN = re.compile(rf"[{HAN}]")
LONGEST = 400  # characters of a query that are read
MOST_TOKENS = 40
STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "do",
        "does",
        "for",
        "from",
        "how",
        "i",
        "in",
        "is",
        "it",
        "my",
        "of",
        "on",
        "or",
        "our",
        "the",
        "this",
        "to",
        "us",
        "we",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "with",
        "you",
    ]
)
# Question words are cut out before pairing: a pair across their edge means nothing.
QUESTION = re.compile(
    "什么是|如何做|如何|怎么做|怎么|怎样|什么|哪些|哪个|多少|可以|我们|需要|[吗呢]"
)
_local = threading.local()


def _stem(word: str) -> str:
    # PyStemmer objects are not thread-safe.
    stemmer = getattr(_local, "stemmer", None)
    if stemmer is None:
        stemmer = _local.stemmer = Stemmer.Stemmer("english")
    return stemmer.stemWord(word)


def normalise(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("\x00", " ").lower()


def pieces(text: str) -> list[str]:
    """Runs of Han, Latin words and numbers, in order."""
    return PIECE.findall(normalise(text))


def index_tokens(texts: Iterable[str]) -> set[str]:
    """Every token under which the texts can be found."""
    tokens: set[str] = set()
    for text in texts:
        for piece in pieces(text):
            tokens.update(_index_piece(piece))
    return tokens


def _index_piece(piece: str) -> Iterable[str]:
    if not HAN_RUN.match(piece):
        return [piece if piece[0].isdigit() else _stem(piece)]
    singles = [f"u:{char}" for char in piece]
    return singles + [piece[i : i + 2] for i in range(len(piece) - 1)]


def query_tokens(text: str) -> list[str]:
    """Tokens that must all be found; question words are dropped unless alone."""
    text = text[:LONGEST]
    asked = pieces(QUESTION.sub(" ", normalise(text)))
    content = [piece for piece in asked if piece not in STOP_WORDS]
    tokens = [
        token for piece in content or pieces(text) for token in _query_piece(piece)
    ]
    return list(dict.fromkeys(tokens))[:MOST_TOKENS]


def _query_piece(piece: str) -> list[str]:
    if not HAN_RUN.match(piece):
        return [piece if piece[0].isdigit() else _stem(piece)]
    if len(piece) == 1:
        return [f"u:{piece}"]
    return [piece[i : i + 2] for i in range(len(piece) - 1)]
