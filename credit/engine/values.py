"""What does the engine take in? An event as seen by one subject, and a model."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

COUNTING_STATES = frozenset({"active", "objected"})

# own: the event names the subject. shared: it names the subject's organization and
# gives the subject (a practitioner) a share. overseen: it names a practitioner and
# gives the subject (the organization) a share of the duty to oversee.
Part = Literal["own", "shared", "overseen"]


@dataclass(frozen=True, kw_only=True)
class Event:
    ref: str
    kind: str
    source: str
    valid_from: datetime
    part: Part = "own"
    severity: str = ""
    outcome: float | None = None
    weight_bp: int = 10_000
    share_bp: int = 10_000
    trust: float = 1.0  # of who says so; 0 for a stranger
    counterparty: str = ""  # the owner group where one is known
    segment: str = ""
    public_until: datetime | None = None
    state: str = "active"


@dataclass(frozen=True, kw_only=True)
class Model:
    """Fitted numbers of the forecast; policy numbers stand in the rulebook."""

    version: str
    prior_mean: float = 0.9
    segment_means: dict[str, float] = field(default_factory=dict)
    trust: dict[str, float] = field(
        default_factory=lambda: {"verified": 1.0, "stranger": 0.0}
    )

    def prior_for(self, segment: str) -> float:
        return self.segment_means.get(segment, self.prior_mean)

    def canonical(self) -> str:
        return json.dumps(self.__dict__, sort_keys=True, separators=(",", ":"))

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.canonical().encode()).hexdigest()


MODEL_1 = Model(version="1")
