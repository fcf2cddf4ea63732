"""How is a thing named to people? Prefix, ten random characters, a check character.

Crockford's alphabet (no I, L, O, U); the check character catches every single
wrong character and every swap of neighbours. No sequence: a ref tells nothing
about how many there are.
"""

import secrets
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK_PRIME = 31  # largest prime below the alphabet's size
LENGTH = 10


def _check_character(body: str) -> str:
    # Weights are different and none is 0 modulo the prime, so swaps show.
    total = sum(ALPHABET.index(char) * (place + 2) for place, char in enumerate(body))
    return ALPHABET[total % CHECK_PRIME]


_choice: Callable[[str], str] = secrets.choice


def install(choice: Callable[[str], str] | None) -> None:
    """Draw from `choice`; only the demo's seeder may, so that its addresses stay."""
    global _choice
    _choice = choice or secrets.choice


def new_ref(prefix: str) -> str:
    """A fresh ref such as `ENG-4K7M2QX9ZTA`."""
    body = "".join(_choice(ALPHABET) for _ in range(LENGTH))
    return f"{prefix}-{body}{_check_character(body)}"


def normalise(text: str) -> str:
    """What a person typed, as it would be stored: upper case, O→0, I and L→1."""
    text = text.strip().upper().replace(" ", "")
    prefix, dash, body = text.partition("-")
    return prefix + dash + body.translate(str.maketrans("OIL", "011"))


def is_ref(text: str, prefix: str) -> bool:
    head, _, body = text.partition("-")
    if head != prefix or len(body) != LENGTH + 1:
        return False
    if any(char not in ALPHABET for char in body):
        return False
    return _check_character(body[:-1]) == body[-1]
