"""How is a standing written down? The same dictionary for CLI, snapshot and API.

Digits are those that are published: hundredths of points, four decimals.
"""

import hashlib
from typing import Any

from credit.evaluate.standing import Standing
from portal.kernel import canonical, clock


def as_dict(standing: Standing) -> dict[str, Any]:
    grade, forecast = standing.result.grade, standing.result.forecast
    return {
        "party": standing.party_ref,
        "valid_at": standing.valid_at.isoformat(),
        "known_at": standing.known_at.isoformat(),
        "rulebook": {
            "version": standing.rulebook.version,
            "sha256": standing.rulebook.sha256,
        },
        "model": {"version": standing.model.version, "sha256": standing.model.sha256},
        "grade": {
            "letter": grade.grade,
            "score_hundredths": grade.score,
            "completed": grade.completed,
            "completed_needed": grade.completed_needed,
            "limited_by": grade.limited_by,
            "lines": [
                {
                    "code": line.code,
                    "kind": line.kind,
                    "event": line.ref,
                    "points_hundredths": line.points,
                    "until": line.until and line.until.isoformat(),
                }
                for line in grade.lines
            ],
        },
        "forecast": {
            "is_enough": forecast.is_enough,
            "p": round(forecast.p, 4),
            "low": round(forecast.low, 4),
            "high": round(forecast.high, 4),
            "n_eff": round(forecast.n_eff, 4),
            "prior": {
                "mean": round(forecast.prior.mean, 4),
                "strength": forecast.prior.strength,
                "share": round(forecast.prior_share, 4),
            },
            "evidence": [
                {
                    "event": one.ref,
                    "weight": round(one.weight, 4),
                    "outcome": round(one.outcome, 4),
                    "share": round(one.share, 4),
                }
                for one in forecast.evidence
            ],
        },
    }


def inputs_digest(standing: Standing) -> str:
    """Of everything that the result depends on, times by their day."""
    case = standing.case
    inputs = {
        "events": [
            [event.ref, event.part, event.share_bp, event.state, str(event.trust)]
            for event in case.events
        ],
        "counted": [event.ref for event in standing.result.counted],
        "day": clock.local_date(standing.valid_at).isoformat(),
        "rulebook": case.rulebook.sha256,
        "model": case.model.sha256,
        "prior": repr(case.prior),
    }
    return hashlib.sha256(canonical.dumps(inputs).encode()).hexdigest()
