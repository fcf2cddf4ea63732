"""How did the proposals of a request compare in matching? Told to each side alone."""

from collections.abc import Sequence
from typing import Any

from marketplace.sourcing.models import Proposal, ServiceRequest
from marketplace.sourcing.wishes import matches_of


def compare(
    request: ServiceRequest, winner: Proposal, proposals: Sequence[Proposal]
) -> dict[str, dict[str, Any]]:
    """Proposal ref → scores, ranks and reason codes. Prices are not compared here:
    matching never saw them, and a rival's price stays with its owner."""
    result, _ = matches_of(request)
    found = {match.ref: match for match in result.by_fit}
    best = found.get(winner.provider.ref)
    return {
        row.ref: {
            "weights": result.weights,
            "fitting": len(result.by_fit),
            "proposals": len(proposals),
            "rank": mine.rank if mine else None,
            "score": mine.score if mine else None,
            "winner_rank": best.rank if best else None,
            "winner_score": best.score if best else None,
            "reasons": [
                [reason.code, reason.kind, [list(fact) for fact in reason.facts]]
                for reason in (mine.reasons if mine else ())
            ],
        }
        for row in proposals
        for mine in (found.get(row.provider.ref),)
    }
