"""One spelling of a value for hashing: sorted keys, no spaces, UTF-8."""

import hashlib
import json
from collections.abc import Mapping


def dumps(value: Mapping[str, object]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def chain_hash(previous: str, body: str) -> str:
    """Hex SHA-256 of the previous hash and the canonical body."""
    return hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()
