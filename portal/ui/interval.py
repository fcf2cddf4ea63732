"""Where does a forecast stand on the line from 0 to 100 %?"""

from dataclasses import dataclass

EDGE = 15  # nearer to an end there is no room for a centred word


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A forecast on the line from 0 to 100 %, in tenths of a percent."""

    low: float
    p: float
    high: float
    peers: float | None = None

    @property
    def width(self) -> float:
        return round(self.high - self.low, 1)

    @property
    def peers_anchor(self) -> str:
        if self.peers is None or EDGE <= self.peers <= 100 - EDGE:
            return "middle"
        return "start" if self.peers < EDGE else "end"


def interval(
    low: float, p: float, high: float, peers: float | str | None = None
) -> Interval:
    """From probabilities to places on a line of 100 units; a template's nothing is ''."""
    return Interval(
        low=round(low * 100, 1),
        p=round(p * 100, 1),
        high=round(high * 100, 1),
        peers=round(peers * 100, 1) if isinstance(peers, float | int) else None,
    )
