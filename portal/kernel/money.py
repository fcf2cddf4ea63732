"""How is an amount split without losing a minor unit? Amounts are integers."""

from collections.abc import Sequence


def split(total_minor: int, shares: Sequence[int]) -> list[int]:
    """Split by integer shares; leftover units go to the largest remainders."""
    whole = sum(shares)
    if whole <= 0 or any(share < 0 for share in shares):
        msg = "shares must be non-negative and add up to more than 0"
        raise ValueError(msg)
    parts = [total_minor * share // whole for share in shares]
    rest = [(-(total_minor * share % whole), i) for i, share in enumerate(shares)]
    for _, i in sorted(rest)[: total_minor - sum(parts)]:
        parts[i] += 1
    return parts
